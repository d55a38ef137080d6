"""Whose picture is next: whoever has the fewest under way, whatever the others have asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from books.enums import Role
from books.operations.people import add_member, found_publisher
from books.tenancy import acting_for
from illustration.models import Account, Attempt
from illustration.pump.loop import Pump
from illustration.pump.turns import Waiting, in_turn
from tests.illustration.pump.rig import (
    EPOCH,
    AtOnce,
    Calendar,
    HeldCarrier,
    a_house,
    an_account,
    scenes_wanted,
)

ONE = Waiting(attempt=1, publisher=1, model="m", urgent=False, tries=0)
LATENCY, A_MINUTE = 30.0, 20


def ids(*waiting: Waiting, in_flight: dict[int, int], started: dict[int, int]) -> list[int]:
    return [each.attempt for each in in_turn(waiting, in_flight, started)]


def test_the_fewest_under_way_come_first_then_who_was_served_least() -> None:
    second, third = replace(ONE, attempt=2, publisher=2), replace(ONE, attempt=3, publisher=3)
    told = ids(ONE, second, third, in_flight={1: 2, 2: 1, 3: 1}, started={2: 5, 3: 4})
    assert told == [3, 2, 1]


def test_of_ones_own_the_awaited_comes_first_then_the_tried_then_the_oldest() -> None:
    younger, tried = replace(ONE, attempt=2), replace(ONE, attempt=3, tries=1)
    awaited = replace(ONE, attempt=4, urgent=True)
    assert ids(younger, tried, awaited, ONE, in_flight={}, started={}) == [4, 3, 1, 2]


def test_a_late_page_of_a_quiet_publisher_does_not_wait_for_ten_books(
    db: None, clock: Calendar
) -> None:
    for i in range(10):
        asked_by(i, 3)
    account = Account.objects.get()
    house = a_house(clock, sigma=0.0, latency=LATENCY, per_minute=A_MINUTE)
    pump = Pump(account, HeldCarrier(house, clock), AtOnce())  # type: ignore[arg-type]
    pump.run(seconds=20)
    late = asked_by(10, 1)
    asked_at = clock.today()
    # In turn of asking it would be sent after the 30 others, 80 seconds later.
    pump.run(seconds=2 * LATENCY + 60 / A_MINUTE)
    with acting_for(late.publisher_id):
        picture = Attempt.objects.get(pk=late.pk)
    assert picture.finished_at is not None
    assert asked_at - EPOCH >= timedelta(seconds=20)
    assert (picture.finished_at - asked_at).total_seconds() <= 2 * LATENCY + 60 / A_MINUTE
    assert house.calls["refused_429"] == 0


def asked_by(i: int, n: int) -> Attempt:
    """A publisher of its own that wants so many pictures of the one account."""
    press = found_publisher(slug=f"press-{i}", name=f"Press {i}")
    with acting_for(press):
        owner = add_member(
            publisher=press, email=f"o@press-{i}.example", name="Otto", role=Role.OWNER
        )
        key = an_account(press, owner)
    book = scenes_wanted(owner, owner, key, n)
    with acting_for(press):
        return Attempt.objects.filter(book=book)[0]
