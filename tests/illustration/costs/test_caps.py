"""Caps: who sets them, what they let go, and what they never stop."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from books.errors import NotAllowed, Refused
from books.models import Book, Event
from illustration.dollars import micros_of
from illustration.enums import BudgetKind, Waits
from illustration.models import Attempt, Budget
from illustration.operations.caps import set_cap
from illustration.operations.money import open_budgets
from illustration.providers.sums import cents, dollars
from tests.illustration.costs.rows import a_book, first, sent
from tests.illustration.pump.rig import FLAT
from tests.personas import Press

DOLLAR = 1_000_000


@pytest.fixture
def book(owl: Press) -> Book:
    return a_book(owl.ada, owl.rita)


def test_an_owner_alone_sets_a_cap_and_it_is_on_record(owl: Press, book: Book) -> None:
    told = {"kind": BudgetKind.BOOK, "publisher": owl.publisher, "book": book}
    with pytest.raises(NotAllowed, match="may not manage budgets"):
        set_cap(**told, micros=DOLLAR, by=owl.ben)
    assert set_cap(**told, micros=2 * DOLLAR, by=owl.ada).sentence.startswith("The cap is $2.00.")
    event = Event.objects.get(what="set-cap")
    assert (event.book_id, event.from_state, event.to_state) == (book.pk, "no cap", "$2.00")
    assert "no cap any more" in set_cap(**told, micros=None, by=owl.ada).sentence


def test_raising_a_cap_lets_the_waiting_go_and_wakes_the_pump(
    owl: Press, book: Book, woken: list[tuple[str, int, int]],
    django_capture_on_commit_callbacks: object,
) -> None:  # fmt: skip
    told = {"kind": BudgetKind.BOOK, "publisher": owl.publisher, "book": book, "by": owl.ada}
    set_cap(**told, micros=0)
    Attempt.objects.filter(book=book).update(waits_for=Waits.BOOK_BUDGET.value)
    woken.clear()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        done = set_cap(**told, micros=FLAT)
    assert (done.let_go, "again: 3 pictures. Those it has room for" in done.sentence) == (3, True)
    assert [job for job, _, _ in woken] == ["illustration.jobs.pump_account"]


def test_lowering_a_cap_stops_nothing_that_is_under_way_and_says_so(owl: Press, book: Book) -> None:
    attempt = sent(first(book))
    done = set_cap(
        kind=BudgetKind.BOOK, publisher=owl.publisher, book=book, micros=10_000, by=owl.ada
    )
    attempt.refresh_from_db()
    assert attempt.state == "SENDING"
    assert "$0.0298 held already" in done.sentence
    assert "not stopped" in done.sentence


def test_a_months_cap_holds_for_the_months_after(owl: Press, book: Book) -> None:
    set_cap(kind=BudgetKind.MONTH, publisher=owl.publisher, micros=5 * DOLLAR, by=owl.ada)
    next_year = datetime(2031, 5, 9, tzinfo=UTC)
    open_budgets(publisher=owl.publisher.pk, book=book.pk, moment=next_year)
    later = Budget.objects.get(kind="month", month=next_year.date().replace(day=1))
    assert later.cap_micros == 5 * DOLLAR


@pytest.mark.parametrize("micros", [-1, 10**13])
def test_a_cap_that_cannot_be_changes_nothing(owl: Press, micros: int) -> None:
    with pytest.raises(Refused, match="Nothing was changed"):
        set_cap(kind=BudgetKind.PUBLISHER, publisher=owl.publisher, micros=micros, by=owl.ada)
    assert not Budget.objects.exists()


def test_a_sum_is_typed_in_dollars_and_no_digit_is_lost() -> None:
    assert [micros_of(each) for each in ("2", "$2.50", " .0298 ", "")] == [
        2_000_000, 2_500_000, 29_800, None,
    ]  # fmt: skip
    for typed in ("2,50", "-1", "1e3", "٢", "2.1234567", "nan"):
        with pytest.raises(Refused, match="in dollars"):
            micros_of(typed)
    assert (dollars(29_800), dollars(-5_000_000), cents(1_089_829)) == (
        "$0.0298",
        "-$5.00",
        "$1.09",
    )
