"""A cap is met to the micro-dollar: what has no room waits with its cause, then goes on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from books.tenancy import acting_for, everyone
from illustration.enums import BudgetKind
from illustration.models import Attempt, Budget
from illustration.operations.caps import set_cap
from illustration.pump import places
from illustration.pump.places import Place
from illustration.pump.waking import sweep_accounts
from tests.illustration.pump.rig import (
    EPOCH,
    FLAT,
    Calendar,
    a_house,
    an_account,
    pumped,
    scenes_wanted,
    spent_and_held,
    states,
)
from tests.personas import Press


@pytest.fixture
def most_held() -> Iterator[list[int]]:
    """What each budget with a cap had spent and held together after every hold."""
    told: list[int] = []

    def look(place: Place) -> None:
        if place == Place.CLAIMED:
            with everyone("the test looks at every budget"):
                capped = Budget.objects.filter(cap_micros__isnull=False)
                told.extend(each.spent_micros + each.reserved_micros for each in capped)

    places.watchers.append(look)
    yield told
    places.watchers.remove(look)


def test_at_the_cap_pictures_wait_with_the_cause_and_go_on_when_it_is_raised(
    owl: Press, clock: Calendar, most_held: list[int]
) -> None:
    key = an_account(owl.publisher, owl.ada)
    book = scenes_wanted(owl.ben, owl.rita, key, 6)
    house = a_house(clock)
    cap = 4 * FLAT - 1

    def set_to(micros: int) -> int:
        told = set_cap(
            kind=BudgetKind.BOOK, publisher=owl.publisher, micros=micros, by=owl.ada, book=book
        )
        return told.let_go

    set_to(cap)
    pumped(key.account, house, clock)
    assert states(book) == {"STORED": 3, "PLANNED": 3}
    waiting = Attempt.objects.filter(state="PLANNED")
    assert set(waiting.values_list("waits_for", "tries")) == {("book", 0)}
    assert waiting[0].error.startswith("The book budget has no room for this picture.")
    assert spent_and_held() == (3 * FLAT, 0) == (house.ledger.micros, 0)
    # At the most 3 pictures of 29,800: 89,400, and the cap is 119,199.
    assert max(most_held) == 3 * FLAT <= cap
    assert set_to(6 * FLAT) == 3
    pumped(key.account, house, clock)
    assert states(book) == {"STORED": 6}
    assert max(most_held) == 6 * FLAT
    assert spent_and_held() == (6 * FLAT, 0) == (house.ledger.micros, 0)


def test_a_new_month_has_the_last_months_cap_and_what_waited_goes_on(
    owl: Press, clock: Calendar
) -> None:
    key = an_account(owl.publisher, owl.ada)
    book = scenes_wanted(owl.ben, owl.rita, key, 4)
    house = a_house(clock)
    # Held ten seconds before the month ends, drawn and spent in the next: it is the old one's.
    clock.now = datetime(2026, 11, 30, 23, 59, 50, tzinfo=UTC).timestamp()
    set_cap(kind=BudgetKind.MONTH, publisher=owl.publisher, micros=2 * FLAT, by=owl.ada)
    pumped(key.account, house, clock)
    assert states(book)["STORED"] >= 2
    sweep_accounts()
    pumped(key.account, house, clock)
    assert states(book) == {"STORED": 4}
    months = Budget.objects.filter(kind="month").order_by("month")
    assert list(months.values_list("month", "cap_micros", "spent_micros", "reserved_micros")) == [
        (date(2026, 11, 1), 2 * FLAT, 2 * FLAT, 0),
        (date(2026, 12, 1), 2 * FLAT, 2 * FLAT, 0),
    ]


def test_a_publisher_without_money_takes_no_turn_of_another(owl: Press, clock: Calendar) -> None:
    key = an_account(owl.publisher, owl.ada)
    poor = scenes_wanted(owl.ben, owl.rita, key, 8)
    set_cap(kind=BudgetKind.PUBLISHER, publisher=owl.publisher, micros=0, by=owl.ada)
    fox = owl.olga
    with acting_for(fox.publisher_id):
        other = an_account(fox.publisher, fox)
    assert other.account == key.account
    quiet = scenes_wanted(fox, fox, other, 1)
    pumped(key.account, a_house(clock), clock)
    assert (states(poor), states(quiet)) == ({"PLANNED": 8}, {"STORED": 1})
    with acting_for(fox.publisher_id):
        sent = Attempt.objects.get(book=quiet).sent_at
    # Eight turns at 20 a minute would be twelve seconds beyond the first four.
    assert sent is not None
    assert (sent - EPOCH).total_seconds() <= 3
