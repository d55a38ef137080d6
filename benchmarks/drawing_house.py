"""The two sides of the drawing benchmark: a provider in a process of its own, and books to draw."""

from __future__ import annotations

import resource
from dataclasses import dataclass, replace
from datetime import datetime
from multiprocessing.connection import Connection
from typing import Any

from illustration.providers.catalog import ModelRow, shipped_models
from illustration.providers.fake.clocks import Running
from illustration.providers.fake.house import BASES, House
from illustration.providers.fake.server import serving

MODEL, WIRE = "gptproto/seedream-5-lite", "gptproto"
# A page of 8.5 x 8.5 inches with bleed at 300 dpi, to the multiple of 16 its model wants.
TRUE_SIZE, SMALL_SIZE = (2592, 2640), (64, 64)
SHEET_EDGE = {TRUE_SIZE: 2048, SMALL_SIZE: 256}


@dataclass(frozen=True)
class Task:
    """What is drawn and how fast; the provider's seconds, `speed` of them to one of the wall."""

    books: int
    pages: int
    per_minute: int
    burst: int
    latency: float
    sigma: float
    workers: int
    speed: float
    size: tuple[int, int]
    late: bool
    seed: int


@dataclass(frozen=True)
class Seen:
    """What the provider saw: seconds each picture took in the order taken, its counts and bill."""

    latencies: list[float]
    calls: dict[str, int]
    micros: int


def offered(size: tuple[int, int]) -> ModelRow:
    """The model that is asked; small pictures are let through where they are wanted."""
    row = shipped_models()[MODEL]
    return row if size == TRUE_SIZE else replace(row, min_pixels=64)


def provide(door: Connection, task: Task) -> None:
    """Serve the fake provider until told to stop, then tell what it saw."""
    house = House(
        task.seed,
        Running(task.speed),
        latency=task.latency,
        sigma=task.sigma,
        per_minute=task.per_minute,
        burst=task.burst,
        rows=[offered(task.size)],
    )
    with serving(house, speed=task.speed) as address:
        door.send(address)
        door.recv()
        drawn = sorted(house.orders.drawings.values(), key=lambda each: each.n)
        house.tick()
        taken = [each.ready_at - each.taken_at for each in drawn]
        door.send(Seen(taken, house.calls, house.ledger.micros))


def account_at(address: str, task: Task) -> Any:
    """The account that all the publishers share, with the provider's pace by the wall's clock."""
    from illustration.models import Account
    from illustration.sealing import fingerprint

    base = f"{address}{BASES[WIRE]}"
    return Account.objects.create(
        wire=WIRE,
        base=base,
        fingerprint=fingerprint(WIRE, base, "sk-bench"),
        per_minute=round(task.per_minute * task.speed),
        burst=task.burst,
    )


def book_of(number: int, account: Any, task: Task, pages: int) -> tuple[Any, Any]:
    """A publisher's book that could be drawn, and its key; nothing is asked for yet."""
    from books.enums import Role
    from books.operations.people import add_member, found_publisher
    from books.operations.review import approve_sheet
    from books.tenancy import acting_for
    from illustration.models import ProviderKey
    from illustration.sealing import seal
    from tests.factories import add_candidate, make_book

    publisher = found_publisher(slug=f"press-{number}", name=f"Press {number}")
    owner = add_member(
        publisher=publisher, email=f"ada@{number}.example", name="Ada", role=Role.OWNER
    )
    edge = SHEET_EDGE[task.size]
    with acting_for(publisher):
        book = make_book(owner, title=f"Book {number}", scenes=max(4, pages), spreads=0)
        pip = book.characters.get()
        approve_sheet(
            character=pip, artwork=add_candidate(character=pip, size=(edge, edge)), by=owner
        )
        ProviderKey.objects.create(
            publisher=publisher,
            account=account,
            title="The fake provider",
            sealed=seal(publisher.pk, "sk-bench"),
            added_by=owner.user,
        )
    return book, owner


def ask_for(book: Any, owner: Any, account: Any, task: Task, pages: int) -> datetime:
    """Ask for so many of a book's pictures; returns when they began to wait."""
    from django.db import transaction
    from django.db.models import F, Value
    from django.db.models.functions import Concat
    from django.utils import timezone

    from books.tenancy import acting_for
    from illustration.models import Attempt, ProviderKey
    from illustration.operations.request import request_scene

    with acting_for(book.publisher_id), transaction.atomic():
        for scene in book.scenes.order_by("position")[:pages]:
            request_scene(scene=scene, by=owner)
        Attempt.objects.filter(book=book).update(
            account=account,
            key=ProviderKey.objects.get(),
            provider=WIRE,
            model=MODEL,
            # Every book has the same story; the provider would call the second one a double.
            prompt=Concat(F("prompt"), Value(f" This is {book.title}.")),
            reserved_micros=offered(task.size).price.micros_a_picture,
            width=task.size[0],
            height=task.size[1],
        )
    return timezone.now()


def cpu_seconds(who: int = resource.RUSAGE_SELF) -> float:
    """CPU this process, or its ended children, has used."""
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime
