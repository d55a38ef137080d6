"""A book at a provider with pictures that wait, are doubtful or have cost money."""

from __future__ import annotations

from django.db import transaction

from books.models import Book, Member
from illustration.enums import AttemptState
from illustration.models import Attempt, Budget, LedgerEntry
from illustration.operations import money
from illustration.operations.lease import claim, step
from illustration.operations.outcome import leave_unknown
from tests.illustration.pump.rig import FLAT, an_account, scenes_wanted


def a_book(by: Member, rita: Member, *, n: int = 3, title: str = "", **pace: object) -> Book:
    """A book of `n` pictures asked for at $0.0298 each."""
    key = an_account(by.publisher, by, **pace)
    return scenes_wanted(by, rita, key, n, slug=title, micros=FLAT)


def sent(attempt: Attempt) -> Attempt:
    """A picture whose request left, with its money held."""
    with transaction.atomic():
        assert claim(attempt, seconds=60)
        money.reserve(attempt)
    step(attempt, AttemptState.SENDING)
    return attempt


def doubtful(attempt: Attempt) -> Attempt:
    """A picture that may have been charged."""
    leave_unknown(sent(attempt), "It broke off.")
    return attempt


def first(book: Book) -> Attempt:
    """The first picture asked for."""
    return Attempt.objects.select_related("scene", "book", "account").filter(book=book)[0]


def sums() -> tuple[int, int]:
    """(spent, held) by the ledger; every budget must say the same."""
    rows = list(LedgerEntry.objects.values_list("spent_micros", "reserved_micros"))
    told = sum(row[0] for row in rows), sum(row[1] for row in rows)
    for budget in Budget.objects.all():
        assert (budget.spent_micros, budget.reserved_micros) == told, budget
    return told
