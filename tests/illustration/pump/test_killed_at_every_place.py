"""A pump killed at each numbered place, for each provider's promise and each order of replies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import pytest
from django.db import transaction

from books.models import Book
from illustration.models import Account, Attempt
from illustration.providers.fake.house import House
from illustration.providers.wire import speak
from illustration.providers.wire.talk import Repeats
from illustration.pump import places
from illustration.pump.loop import Pump
from illustration.pump.places import Place
from tests.illustration.pump.rig import (
    FLAT,
    AtOnce,
    Calendar,
    HeldCarrier,
    a_house,
    an_account,
    pumped,
    scenes_wanted,
    spent_and_held,
    states,
)
from tests.personas import Press

WIRES = {
    "gptproto": Repeats.NEVER,
    "gptproto-listed": Repeats.FINDS,
    "gptproto-keyed": Repeats.SAME,
    "openai-images": Repeats.NEVER,
    "ark": Repeats.NEVER,
}
PICTURES = 2


class Killed(BaseException):
    """As after kill -9: nothing of the process is left to act."""


@dataclass
class Killer:
    """Kills whoever comes to a place first."""

    place: Place
    struck: bool = False

    def __call__(self, place: Place) -> None:
        if place == self.place and not self.struck:
            self.struck = True
            raise Killed


@pytest.fixture
def killer() -> Iterator[Killer]:
    """Somebody who waits at a place; the test says which."""
    killer = Killer(Place.PICKED)
    places.watchers.append(killer)
    yield killer
    places.watchers.remove(killer)


def reaches(wire: str, place: Place) -> bool:
    """Whether a picture of that wire ever comes to the place."""
    if wire == "openai-images":
        return place not in (Place.ID_KEPT, Place.LOOK_ANSWERED, Place.PICTURE_HERE)
    if wire == "ark":
        return place not in (Place.ID_KEPT, Place.LOOK_ANSWERED, Place.FILE_KEPT)
    return place != Place.FILE_KEPT


def killed_once(account: Account, house: House, clock: Calendar, *, last_first: bool) -> None:
    carrier = HeldCarrier(house, clock, last_first=last_first)
    with pytest.raises(Killed):
        Pump(account, carrier, AtOnce()).run(seconds=60)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Left:
    """How things stand after a kill and what came after it."""

    stored: int
    unknown: int
    drawn_twice: int
    # Micro-dollars: spent and held by our ledger, billed by theirs.
    spent: int
    held: int
    billed: int


def killed_and_gone_on(
    killer: Killer, book: Book, house: House, clock: Calendar, *, last_first: bool
) -> tuple[Left, Left]:
    """What is, and what should be."""
    account = Account.objects.get()
    never = speak(account.wire).repeats == Repeats.NEVER
    killed_once(account, house, clock, last_first=last_first)
    # What had left and was not answered is unknown, unless the provider can tell.
    unknown = Attempt.objects.filter(state="SENDING").count() if never else 0
    # The dead one's holds end by themselves.
    clock.go(1300)
    pumped(account, house, clock)
    clock.go(300)
    house.tick()
    told, (spent, held) = states(book), spent_and_held()
    here = Left(
        told.get("STORED", 0),
        told.get("UNKNOWN", 0),
        house.calls["doubles"],
        spent,
        held,
        house.ledger.micros,
    )
    sent = unknown - (never and killer.place == Place.MARKED_SENDING)
    stored = PICTURES - unknown
    return here, Left(stored, unknown, 0, stored * FLAT, unknown * FLAT, (stored + sent) * FLAT)


@pytest.mark.parametrize("wire", WIRES)
def test_no_picture_is_lost_and_none_is_paid_twice(
    owl: Press, clock: Calendar, killer: Killer, wire: str
) -> None:
    key = an_account(owl.publisher, owl.ada, wire=wire)
    book = scenes_wanted(owl.ben, owl.rita, key, PICTURES)
    is_so, should_be = {}, {}
    for place, last_first in product(Place, (False, True)):
        if reaches(wire, place):
            before = transaction.savepoint()
            killer.place, killer.struck = place, False
            house = a_house(clock, repeats=WIRES[wire], latency=10.0)
            name = f"{place.name}, {'last' if last_first else 'first'} reply first"
            is_so[name], should_be[name] = killed_and_gone_on(
                killer, book, house, clock, last_first=last_first
            )
            transaction.savepoint_rollback(before)
    assert len(is_so) >= 20
    assert is_so == should_be
