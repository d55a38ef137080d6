"""Which model draws what for a book, and what it cannot draw: told before anything is spent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils import timezone

from books.errors import NotReady
from books.models import Book
from illustration.models import ProviderKey, Route
from illustration.needs import Need, needs_of
from illustration.offered import models, serves
from illustration.providers.catalog import ModelRow
from illustration.providers.sizing import (
    Size,
    WayOut,
    fault,
    going_along,
    largest_for,
    size_for,
    ways_out,
)
from illustration.studio.roles import Role

OFFLINE = "offline"
TWO_HALVES = "two-halves"


@dataclass(frozen=True)
class Chosen:
    """Who draws a role: `row` None is the offline painter, which needs no key.

    `way` is what a person decided where the model is too small: "", "fewer-pixels" or
    "two-halves".
    """

    row: ModelRow | None = None
    quality: str = ""
    key: ProviderKey | None = None
    way: str = ""


@dataclass(frozen=True)
class Exit:
    """A way out with the model and the key that would draw it, and its price in a sentence."""

    kind: str
    model: str
    quality: str
    key: int
    sentence: str

    @property
    def way(self) -> str:
        """What the route would keep as its way."""
        return "" if self.kind == "other-model" else self.kind


@dataclass(frozen=True)
class RolePlan:
    """One role's drawing: what is asked for, what it costs at most, or why it cannot be drawn.

    `micros` are those of one picture of the need, in millionths of a dollar; None where it
    cannot be drawn. `exits` are the ways out, the cheapest first.
    """

    role: Role
    chosen: Chosen
    need: Need
    size: Size | None = None
    pictures: int = 1
    micros: int | None = 0
    fault: str = ""
    exits: tuple[Exit, ...] = ()


def route_for(book: Book | None, role: Role) -> Chosen:
    """Who draws a role in a book: its own route, else the publisher's, else the offline painter.

    Without a book it is the publisher in force's. Raises NotReady where the model or its key is
    there no more: nothing is drawn by another one in silence.
    """
    routes = Route.objects.filter(role=role.value).select_related("key__account")
    of_book = routes.filter(book=book).first() if book is not None else None
    route = of_book or routes.filter(book__isnull=True).first()
    if route is None or route.key is None:
        return Chosen()
    row = models().get(route.model)
    gone = _gone(route, row)
    if row is None or gone:
        raise NotReady(f"{gone} Nothing was spent; choose another model for {role}.")
    return Chosen(row, route.quality, route.key, route.way)


def plan_of(book: Book | None) -> list[RolePlan]:
    """Each role of a book with the largest picture it needs; pages and spreads apart.

    Without a book, of all the publisher's titles.
    """
    keys = list(ProviderKey.objects.filter(retired_at__isnull=True).select_related("account"))
    return [_planned(book, need, keys) for need in needs_of(book)]


def asked_of(chosen: Chosen, need: Need) -> WayOut | None:
    """What a model would be asked for, with its price at most; None where it cannot draw it.

    The way that was decided is taken where the model is too small, and for a spread always.
    """
    row = chosen.row
    if row is None or need.references > row.max_references:
        return None
    width, height = need.width, need.height
    if chosen.way == TWO_HALVES and need.spread:
        ways = ways_out(
            row,
            (),
            width,
            height,
            quality=chosen.quality,
            references=need.references,
            further=need.further,
            spread=True,
        )
        return next((way for way in ways if way.kind == TWO_HALVES), None)
    size = size_for(row, width, height)
    if size is None and (chosen.way == "fewer-pixels" or need.any_size):
        size = largest_for(row, width, height)
    if size is None:
        return None
    quality = chosen.quality if chosen.quality in row.qualities else ""
    references = going_along(row, need.references, need.further)
    most = row.price.most(size.width, size.height, quality=quality, references=references)
    return WayOut("other-model", row.title, size, 1, most)


def with_draft(plan: RolePlan) -> RolePlan:
    """The plan of a draft's final, which has the draft as one reference more."""
    need = replace(plan.need, further=plan.need.further + 1)
    asked = asked_of(plan.chosen, need)
    return replace(plan, need=need, micros=asked.micros) if asked else plan


def _planned(book: Book | None, need: Need, keys: list[ProviderKey]) -> RolePlan:
    try:
        chosen = route_for(book, need.role)
    except NotReady as gone:
        return RolePlan(need.role, Chosen(), need, micros=None, fault=str(gone))
    if chosen.row is None:
        return RolePlan(need.role, chosen, need)
    asked = asked_of(chosen, need)
    if asked is None:
        why = fault(chosen.row, need.width, need.height, references=need.references)
        exits = tuple(_exits(chosen, need, keys))
        return RolePlan(need.role, chosen, need, micros=None, fault=why, exits=exits)
    return RolePlan(need.role, chosen, need, asked.size, asked.pictures, asked.micros)


def _exits(chosen: Chosen, need: Need, keys: list[ProviderKey]) -> Iterable[Exit]:
    assert chosen.row is not None
    others = {row.title: (row, key) for key in keys for row in _of(key) if row != chosen.row}
    ways = ways_out(
        chosen.row,
        [row for row, _key in others.values() if _has_usual_price(row)],
        need.width,
        need.height,
        quality=chosen.quality,
        references=need.references,
        further=need.further,
        spread=need.spread,
    )
    for way in ways:
        row, key = others.get(way.model, (chosen.row, chosen.key))
        if key is not None:
            quality = chosen.quality if row == chosen.row else ""
            yield Exit(way.kind, row.key, quality, key.pk, way.sentence)


def _of(key: ProviderKey) -> list[ModelRow]:
    today, account = timezone.now().date(), key.account
    return [
        row
        for row in models().values()
        if row.is_offered(today) and serves(account.wire, account.base, row)
    ]


def _has_usual_price(row: ModelRow) -> bool:
    return row.price.flat or "auto" in row.price.output_tokens


def _gone(route: Route, row: ModelRow | None) -> str:
    if row is None:
        return f"{route.model} is on no list of models any more."
    if not row.is_offered(timezone.now().date()):
        return f"{row.title} is offered no more since {row.retires}."
    if route.key is None or route.key.retired_at is not None:
        return f"The key to {row.title} was retired."
    return ""
