"""Setting what may be spent: by the publisher in all, in a month, for one book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from books.enums import Act
from books.errors import IllegalMove, NotAllowed, Refused
from books.models import Book, Member, Publisher
from books.operations.moves import record, record_of_house
from books.rules import require
from illustration.dollars import HIGHEST
from illustration.enums import AttemptState, BudgetKind
from illustration.models import Account, Attempt, Budget
from illustration.operations.money import month_of
from illustration.providers.sums import dollars, rounded
from illustration.pump.waking import let_go_where_there_is_room, wake_pump


@dataclass(frozen=True)
class CapSet:
    """A cap that stands now, in micro-dollars; `let_go` waiting pictures are looked at again."""

    budget: Budget
    let_go: int

    @property
    def sentence(self) -> str:
        """What it means for the money, as a person reads it."""
        cap = self.budget.cap_micros
        if cap is None:
            return f"There is no cap any more. {self._went_on}"
        over = self.budget.spent_micros + self.budget.reserved_micros - cap
        if over <= 0:
            return f"The cap is {dollars(cap)}. {self._went_on}"
        return (
            f"The cap is {dollars(cap)}; {rounded(self.budget.spent_micros)} are spent and "
            f"{rounded(self.budget.reserved_micros)} held already. What is under way is not "
            "stopped; further pictures wait until the cap is raised."
        )

    @property
    def _went_on(self) -> str:
        if not self.let_go:
            return "Nothing was waiting for it."
        pictures = "1 picture" if self.let_go == 1 else f"{self.let_go} pictures"
        return f"Looked at again: {pictures}. Those it has room for are drawn, the others wait on."


@transaction.atomic
def set_cap(
    *,
    kind: BudgetKind,
    publisher: Publisher,
    micros: int | None,
    by: Member,
    book: Book | None = None,
) -> CapSet:
    """Set a budget's cap in micro-dollars, None for no cap; a month's holds for the months after.

    Raising it lets waiting pictures go, lowering it stops nothing that is under way. Raises
    NotAllowed; Refused for a sum or a book that cannot be; IllegalMove where somebody else set it
    meanwhile.
    """
    require(by, Act.BUDGETS)
    if by.publisher_id != publisher.pk or (book and book.publisher_id != publisher.pk):
        raise NotAllowed("A cap is set by its own publisher's owner. Nothing was changed.")
    if (kind == BudgetKind.BOOK) != (book is not None):
        raise Refused("A book's cap needs a book, and another one none. Nothing was changed.")
    if micros is not None and not 0 <= micros <= HIGHEST:
        raise Refused(f"A cap is $0 to {dollars(HIGHEST)}. Nothing was changed.")
    budget = _opened(kind, publisher, book)
    was = budget.cap_micros
    if Budget.objects.filter(pk=budget.pk, cap_micros=was).update(cap_micros=micros) != 1:
        raise IllegalMove("Somebody else set this cap a moment ago. Nothing was changed by you.")
    budget.refresh_from_db()
    _record(budget, was, by)
    return CapSet(budget, _let_go(publisher))


def _opened(kind: BudgetKind, publisher: Publisher, book: Book | None) -> Budget:
    month = month_of(timezone.now()) if kind == BudgetKind.MONTH else None
    return Budget.objects.get_or_create(
        publisher=publisher, kind=kind.value, book=book, month=month
    )[0]


def _let_go(publisher: Publisher) -> int:
    """Let pictures with room again go on, and wake whoever sends them."""
    gone = let_go_where_there_is_room()
    planned = Attempt.objects.filter(
        publisher=publisher, state=AttemptState.PLANNED.value, waits_for="", account__isnull=False
    )
    if gone:
        for account in Account.objects.filter(pk__in=planned.values("account")):
            wake_pump(account)
    return gone


def _record(budget: Budget, was: int | None, by: Member) -> None:
    told: dict[str, Any] = {
        "what": "set-cap",
        "subject": f"cap of the {budget.kind}",
        "by": by.user,
        "from_state": _shown(was),
        "to_state": _shown(budget.cap_micros),
        "note": f"for {budget.month:%B %Y} and after" if budget.month else "",
    }
    if budget.book is not None:
        record(book=budget.book, **told)
    else:
        record_of_house(publisher=by.publisher, **told)


def _shown(micros: int | None) -> str:
    return "no cap" if micros is None else dollars(micros)
