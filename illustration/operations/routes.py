"""Which model draws what: chosen by a person, filled in for a new key, taken back with one."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from books.enums import Act
from books.errors import NotAllowed, Refused
from books.models import Book, Member, Publisher
from books.operations.moves import record, record_of_house
from books.rules import require
from illustration.models import ProviderKey, Route
from illustration.offered import models, served, serves
from illustration.providers.catalog import ModelRow
from illustration.studio.roles import Choice, Role, default_for

OFFLINE = "offline"
# How a picture that a model cannot draw whole is drawn all the same (providers.sizing.WayOut).
WAYS = ("fewer-pixels", "two-halves")


@transaction.atomic
def set_route(
    *,
    publisher: Publisher,
    role: str,
    model: str,
    by: Member,
    book: Book | None = None,
    quality: str = "",
    way: str = "",
    key: ProviderKey | None = None,
) -> Route:
    """Say which model draws a role, for a publisher or for one book, and return the route.

    `quality` "" is the usual one, `way` how a picture over the model's size is drawn all the same.
    Raises NotAllowed; Refused for a role, model, quality, way or key that cannot be.
    """
    require(by, Act.KEYS)
    if by.publisher_id != publisher.pk or (book and book.publisher_id != publisher.pk):
        raise NotAllowed("A route is set by its own publisher's owner. Nothing was changed.")
    told = _role(role)
    if model == OFFLINE:
        quality, way, key = "", "", None
    else:
        quality = _checked(told, _model(model), quality, way, key)
    route, _new = Route.objects.update_or_create(
        publisher=publisher,
        book=book,
        role=told.value,
        defaults={"model": model, "quality": quality, "way": way, "key": key},
    )
    _record(route, book, by)
    return route


@transaction.atomic
def drop_route(*, book: Book, role: str, by: Member) -> None:
    """Let a book's role be drawn as everywhere in the publisher again. Raises as `set_route`."""
    require(by, Act.KEYS)
    told = _role(role)
    if not Route.objects.filter(book=book, role=told.value).delete()[0]:
        raise Refused(f"This book has no model of its own for {told}. Nothing was changed.")
    record(
        book=book, what="set-route", subject=f"model of {told}", by=by.user, to_state="as elsewhere"
    )


def fill_routes(key: ProviderKey) -> list[str]:
    """Let a new key draw every role that has no model yet and that it can; return these roles."""
    taken = set(Route.objects.filter(book__isnull=True).values_list("role", flat=True))
    offered = served(key.account.wire, key.account.base, timezone.now().date())
    filled = []
    for role in Role:
        choice = default_for(role)
        row = _alike(choice, offered)
        if role.value not in taken and row is not None:
            quality = choice.quality if choice.quality in row.qualities else ""
            Route.objects.create(
                publisher=key.publisher, role=role.value, model=row.key, quality=quality, key=key
            )
            filled.append(role.value)
    return filled


def fall_back(key: ProviderKey) -> list[str]:
    """Give every role a key draws to the offline painter; return the publisher's such roles.

    A book's own route stays as "offline": it must not turn to another paid model by itself.
    """
    of_house = Route.objects.filter(key=key, book__isnull=True)
    roles = list(of_house.values_list("role", flat=True))
    of_house.delete()
    Route.objects.filter(key=key).update(model=OFFLINE, quality="", way="", key=None)
    return roles


def hand_over(key: ProviderKey, fresh: ProviderKey) -> None:
    """Let another key draw all that a key drew."""
    Route.objects.filter(key=key).update(key=fresh)


def _alike(choice: Choice, offered: list[ModelRow]) -> ModelRow | None:
    """The model itself, else the same one at another provider: its key ends alike."""
    exact = (row for row in offered if row.key == choice.model)
    ending = choice.model.rpartition("/")[2]
    return next(exact, None) or next(
        (row for row in offered if row.key.rpartition("/")[2] == ending), None
    )


def _role(role: str) -> Role:
    try:
        return Role(role)
    except ValueError:
        known = ", ".join(Role)
        raise Refused(f"Nothing is drawn as {role!r}, only {known}. Nothing was changed.") from None


def _model(model: str) -> ModelRow:
    row = models().get(model)
    if row is None:
        raise Refused(f"No model here is called {model!r}. Nothing was changed.")
    if not row.is_offered(timezone.now().date()):
        raise Refused(
            f"{row.title} is offered no more since {row.retires}. Nothing was changed; choose "
            "another model."
        )
    return row


def _checked(role: Role, row: ModelRow, quality: str, way: str, key: ProviderKey | None) -> str:
    """The quality to keep. Raises Refused, naming what cannot be."""
    if key is None or key.retired_at is not None:
        raise Refused(f"{row.title} costs money and needs a key in use. Nothing was changed.")
    if not serves(key.account.wire, key.account.base, row):
        raise Refused(f"{key.title} does not lead to {row.title}. Nothing was changed.")
    if way and (way not in WAYS or (way == "two-halves" and role is not Role.PAGE)):
        raise Refused(f"{role} cannot be drawn as {way!r}. Nothing was changed.")
    if not quality:
        usual = default_for(role).quality
        return usual if usual in row.qualities else (row.qualities or ("",))[-1]
    if quality not in row.qualities:
        known = ", ".join(row.qualities) or "one quality only"
        raise Refused(f"{row.title} has {known}, not {quality!r}. Nothing was changed.")
    return quality


def _record(route: Route, book: Book | None, by: Member) -> None:
    subject, to = f"model of {route.role}", route.model
    note = ", ".join(each for each in (route.quality, route.way) if each)
    if book is not None:
        record(book=book, what="set-route", subject=subject, by=by.user, to_state=to, note=note)
    else:
        record_of_house(
            publisher=by.publisher,
            what="set-route",
            subject=subject,
            by=by.user,
            to_state=to,
            note=note,
        )
