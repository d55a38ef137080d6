"""Holding, giving back and spending money: the only place that writes budgets and the ledger.

Every verb runs inside its caller's transaction, together with the state it belongs to. Sums are
micro-dollars.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from books.errors import OctavoError
from illustration.enums import BudgetKind, EntryKind, Verb, Waits
from illustration.models import Attempt, Budget, LedgerEntry
from illustration.studio.roles import Role

# Which budget is asked first; the narrowest, so that its name is the one a person reads.
ASKED = (
    (BudgetKind.BOOK, Waits.BOOK_BUDGET),
    (BudgetKind.MONTH, Waits.MONTH_BUDGET),
    (BudgetKind.PUBLISHER, Waits.PUBLISHER_BUDGET),
)

# How a row's subject begins where it is no first drawing.
AS = {
    Verb.EDIT: "part of ",
    Verb.RESTYLE: "new style of ",
    Verb.REGENERATE: "another throw of ",
    Verb.REWRITE: "new brief of ",
    Verb.FINISH: "final of ",
}


class OverBudget(OctavoError):
    """A budget has no room for one more picture; `waits_for` says which."""

    def __init__(self, waits_for: Waits) -> None:
        super().__init__(
            f"The {waits_for} budget has no room for this picture. It waits and is drawn when the "
            "cap is raised; nothing was spent."
        )
        self.waits_for = waits_for


def month_of(moment: datetime) -> date:
    """The month a moment belongs to: its first day, in UTC."""
    return moment.astimezone(UTC).date().replace(day=1)


def reserve(attempt: Attempt) -> None:
    """Hold the worst price of a claimed picture in all its budgets, by conditional updates.

    Raises OverBudget where one has no room: the caller's transaction must then be undone.
    """
    _inside_a_transaction()
    micros, now = attempt.reserved_micros, timezone.now()
    open_budgets(publisher=attempt.publisher_id, book=attempt.book_id, moment=now)
    budgets = _budgets_of(attempt, now)
    room = Q(cap_micros__isnull=True) | Q(
        cap_micros__gte=F("spent_micros") + F("reserved_micros") + micros
    )
    for kind, waits in ASKED:
        rows = budgets.filter(kind=kind.value)
        held = rows.filter(room).update(reserved_micros=F("reserved_micros") + micros)
        if not held and rows.exists():
            raise OverBudget(waits)
    _enter(attempt, EntryKind.RESERVE, reserved=micros, at=now)


def release(attempt: Attempt, words: str = "") -> None:
    """Give back what was held for a picture that was not charged. Held once: done once."""
    _inside_a_transaction()
    held = _held_since(attempt)
    if held is None:
        return
    micros = attempt.reserved_micros
    _budgets_of(attempt, held).update(reserved_micros=F("reserved_micros") - micros)
    _enter(attempt, EntryKind.RELEASE, reserved=-micros, words=words)


def settle(attempt: Attempt, micros: int, words: str = "") -> None:
    """Book what a picture did cost, and give back the rest of what was held for it."""
    _inside_a_transaction()
    held = _held_since(attempt)
    if held is None:
        return
    _budgets_of(attempt, held).update(
        reserved_micros=F("reserved_micros") - attempt.reserved_micros,
        spent_micros=F("spent_micros") + micros,
    )
    _enter(attempt, EntryKind.SETTLE, reserved=-attempt.reserved_micros, spent=micros, words=words)


def open_budgets(*, publisher: int, book: int, moment: datetime) -> None:
    """Make the budgets a picture is held in where they are missing; a month takes the last cap."""
    for kind, also in (
        (BudgetKind.PUBLISHER, {}),
        (BudgetKind.BOOK, {"book_id": book}),
        (BudgetKind.MONTH, {"month": month_of(moment)}),
    ):
        rows = Budget.objects.filter(publisher_id=publisher, kind=kind.value)
        if rows.filter(**also).exists():
            continue
        last = rows.order_by("-month").first() if kind == BudgetKind.MONTH else None
        cap = last.cap_micros if last else None
        Budget.objects.get_or_create(
            publisher_id=publisher, kind=kind.value, **also, defaults={"cap_micros": cap}
        )


def covers(budget: Budget, attempt: Attempt, month: date) -> bool:
    """Whether a budget of the attempt's publisher is one that its picture is held in."""
    if budget.kind == BudgetKind.BOOK.value:
        return budget.book_id == attempt.book_id
    return budget.kind == BudgetKind.PUBLISHER.value or budget.month == month


def _budgets_of(attempt: Attempt, moment: datetime) -> QuerySet[Budget]:
    return Budget.objects.filter(
        Q(kind=BudgetKind.PUBLISHER.value)
        | Q(kind=BudgetKind.BOOK.value, book_id=attempt.book_id)
        | Q(kind=BudgetKind.MONTH.value, month=month_of(moment)),
        publisher_id=attempt.publisher_id,
    )


def _held_since(attempt: Attempt) -> datetime | None:
    """When this claim's money was held, if it still is; a second end of one claim is no end."""
    entries = LedgerEntry.objects.filter(ref=attempt.ref, fence=attempt.fence)
    if entries.exclude(kind=EntryKind.RESERVE.value).exists():
        return None
    held = entries.first()
    return held.at if held else None


def _enter(
    attempt: Attempt,
    kind: EntryKind,
    *,
    reserved: int = 0,
    spent: int = 0,
    words: str = "",
    at: datetime | None = None,
) -> None:
    LedgerEntry.objects.create(
        publisher_id=attempt.publisher_id,
        book_id=attempt.book_id,
        ref=attempt.ref,
        fence=attempt.fence,
        kind=kind.value,
        verb=attempt.verb,
        reserved_micros=reserved,
        spent_micros=spent,
        model=attempt.model or attempt.provider,
        subject=_subject(attempt)[:300],
        words=words,
        at=at or timezone.now(),
    )


def _subject(attempt: Attempt) -> str:
    scene, title = attempt.scene, attempt.book.title
    what = f"scene {scene.position}" if scene is not None else f"character {attempt.character}"
    what = f"draft of {what}" if attempt.role == Role.DRAFT else what
    return f"{AS.get(Verb(attempt.verb), '')}{what} of {title}"


def _inside_a_transaction() -> None:
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"money is moved in a transaction only ({connection.vendor})")
