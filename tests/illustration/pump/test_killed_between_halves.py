"""A pump killed at each numbered place of each half of a spread: nothing lost, nothing doubled."""

from __future__ import annotations

from collections import Counter

import pytest
from django.db import transaction

from illustration.models import Account, Attempt, Budget
from illustration.providers.fake.house import House
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
    spent_and_held,
)
from tests.illustration.pump.spreads import spread_wanted
from tests.illustration.pump.test_killed_at_every_place import Killed
from tests.personas import Press

# Until it is fetched a left half is as any picture; only it comes to FILE_KEPT, when it is kept.
LEFT = (Place.HANDED_TO_CARRIER, Place.MARKED_VERIFYING, Place.FILE_KEPT, Place.STORED)
PASSES = [(place, 1) for place in LEFT]
PASSES += [(place, 2) for place in Place if place != Place.FILE_KEPT]
# Where it dies here, the request has left or was about to, and nobody knows.
DOUBTED = (Place.MARKED_SENDING, Place.HANDED_TO_CARRIER, Place.REPLY_HERE)
Told = tuple[str, int, int, int, int]


class KillerOfHalf:
    """Kills whoever comes to a place for the n-th time."""

    def __init__(self, place: Place, half: int) -> None:
        self.place, self.half = place, half
        self.passed = Counter[Place]()

    def __call__(self, place: Place) -> None:
        self.passed[place] += 1
        if place == self.place and self.passed[place] == self.half:
            raise Killed


def killed_at(place: Place, half: int, house: House, clock: Calendar) -> Told:
    """State, pictures drawn twice; micro-dollars spent and held by us, billed by them."""
    killer = KillerOfHalf(place, half)
    places.watchers.append(killer)
    try:
        with pytest.raises(Killed):
            Pump(Account.objects.get(), HeldCarrier(house, clock), AtOnce()).run(seconds=600)  # type: ignore[arg-type]
    finally:
        places.watchers.remove(killer)
    clock.go(1300)
    pumped(Account.objects.get(), house, clock)
    clock.go(300)
    house.tick()
    spent, held = spent_and_held()
    budgets = set(Budget.objects.values_list("spent_micros", "reserved_micros"))
    assert budgets == {(spent, held)}
    state = Attempt.objects.values_list("state", flat=True).get()
    return state, house.calls["doubles"], spent, held, house.ledger.micros


def should_be(place: Place, half: int) -> Told:
    if place not in DOUBTED:
        return "STORED", 0, 2 * FLAT, 0, 2 * FLAT
    billed = half - (place == Place.MARKED_SENDING)
    return "UNKNOWN", 0, (half - 1) * FLAT, FLAT, billed * FLAT


def test_neither_half_is_lost_or_paid_twice(owl: Press, clock: Calendar) -> None:
    spread_wanted(owl, an_account(owl.publisher, owl.ada))
    is_so = {}
    for place, half in PASSES:
        before = transaction.savepoint()
        is_so[place.name, half] = killed_at(place, half, a_house(clock), clock)
        transaction.savepoint_rollback(before)
    assert len(is_so) == 16
    assert is_so == {(place.name, half): should_be(place, half) for place, half in PASSES}
