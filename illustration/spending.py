"""What was spent, what is left, and what an approved page costs by model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Sum
from django.utils import timezone

from books.covers import COVERS
from books.enums import SceneState
from books.models import Book, Scene
from illustration.enums import BudgetKind
from illustration.models import Attempt, Budget, LedgerEntry
from illustration.operations.money import month_of


@dataclass(frozen=True)
class Purse:
    """A budget as it stands, whether its row exists or not; sums in micro-dollars."""

    kind: BudgetKind
    cap: int | None = None
    spent: int = 0
    reserved: int = 0
    month: date | None = None

    @property
    def left(self) -> int | None:
        """What may still be reserved; None without a cap."""
        return None if self.cap is None else max(0, self.cap - self.spent - self.reserved)

    @property
    def share(self) -> int:
        """Percent of the cap that is spent or held, at most 100."""
        if not self.cap:
            return 0 if self.cap is None else 100
        return min(100, (self.spent + self.reserved) * 100 // self.cap)


@dataclass(frozen=True)
class PagePrice:
    """What a model took for its approved pages: redos, failures and doubts included."""

    model: str
    spent: int
    approved: int
    calls: int

    @property
    def each(self) -> int | None:
        """Micro-dollars an approved page; None where none is approved."""
        return self.spent // self.approved if self.approved else None


def purses_of(book: Book | None) -> list[Purse]:
    """The book's budget (where there is a book), this month's and the publisher's."""
    rows = {row.kind: row for row in Budget.objects.filter(book=None, month=None)}
    if book is not None:
        rows |= {row.kind: row for row in Budget.objects.filter(book=book)}
    month = month_of(timezone.now())
    purses = [_purse(BudgetKind.BOOK, rows.get(BudgetKind.BOOK.value))] if book else []
    return [
        *purses,
        _month(month),
        _purse(BudgetKind.PUBLISHER, rows.get(BudgetKind.PUBLISHER.value)),
    ]


def least_left(purses: list[Purse]) -> int | None:
    """What may still be reserved under all of them; None where none has a cap."""
    return min((purse.left for purse in purses if purse.left is not None), default=None)


def page_prices(book: Book | None) -> list[PagePrice]:
    """The price of an approved page by model, the cheapest first; of all titles without a book."""
    covers = [kind.value for kind in COVERS]
    pages = Attempt.objects.filter(scene__isnull=False).exclude(scene__kind__in=covers)
    scenes = Scene.objects.filter(state=SceneState.APPROVED.value).exclude(kind__in=covers)
    if book is not None:
        pages, scenes = pages.filter(book=book), scenes.filter(book=book)
    spent = (
        LedgerEntry.objects.filter(ref__in=pages.values("ref"), spent_micros__gt=0)
        .order_by()
        .values("model")
        .annotate(spent=Sum("spent_micros"), calls=Count("id"))
    )
    drawn = Attempt.objects.filter(artwork__in=scenes.values("artwork"))
    counted = drawn.order_by().values("model").annotate(n=Count("scene", distinct=True))
    approved = {row["model"]: row["n"] for row in counted}
    told = [
        PagePrice(row["model"], row["spent"], approved.get(row["model"], 0), row["calls"])
        for row in spent
    ]
    return sorted(told, key=lambda each: (each.each is None, each.each or 0, each.model))


def price_in_all(prices: Iterable[PagePrice]) -> PagePrice:
    """The price of an approved page over all models: one may draw drafts, another their finals."""
    told = list(prices)
    return PagePrice(
        "",
        sum(each.spent for each in told),
        sum(each.approved for each in told),
        sum(each.calls for each in told),
    )


def spent_by_title() -> Iterator[tuple[Book, Budget]]:
    """Every title with a budget of the publisher in force, the dearest first."""
    rows = Budget.objects.filter(kind=BudgetKind.BOOK.value).select_related("book__publisher")
    for row in rows.order_by("-spent_micros", "book__title"):
        assert row.book is not None
        yield row.book, row


def _month(month: date) -> Purse:
    rows = Budget.objects.filter(kind=BudgetKind.MONTH.value, month__lte=month)
    last = rows.order_by("-month").first()
    if last is not None and last.month == month:
        return _purse(BudgetKind.MONTH, last)
    # The row is made with the first picture of the month, and takes the last cap.
    return Purse(BudgetKind.MONTH, last.cap_micros if last else None, month=month)


def _purse(kind: BudgetKind, row: Budget | None) -> Purse:
    if row is None:
        return Purse(kind)
    return Purse(kind, row.cap_micros, row.spent_micros, row.reserved_micros, row.month)
