"""Questions about drawing: how much is left, what failed, how long it takes."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from books.models import Book
from books.stage import IN_WORK
from illustration.enums import OPEN_STATES, AttemptState
from illustration.models import Attempt


@dataclass(frozen=True)
class Drawing:
    """Counts of a book's attempts."""

    stored: int
    open: int
    failed: int
    unknown: int

    @property
    def total(self) -> int:
        """All attempts that were ever asked for and not cancelled."""
        return self.stored + self.open + self.failed


def pictures_under_way(book: Book) -> list[str]:
    """Return what forbids deleting a book while an illustrator works for it."""
    n = drawing_of(book).open
    return [f"{n} picture{'s that are' if n > 1 else ' that is'} being drawn"] if n else []


def drawing_of(book: Book) -> Drawing:
    """Return how far a book's drawing is, in one query."""
    is_open = [state.value for state in OPEN_STATES]
    counts = Attempt.objects.filter(book=book).aggregate(
        stored=Count("id", filter=Q(state=AttemptState.STORED.value)),
        open=Count("id", filter=Q(state__in=is_open)),
        failed=Count("id", filter=Q(state=AttemptState.FAILED.value)),
        unknown=Count("id", filter=Q(state=AttemptState.UNKNOWN.value)),
    )
    return Drawing(**counts)


def sheets_in_work() -> Coalesce:
    """Return the fact how many of a book's sheets are being drawn (books.stage annotates it)."""
    return _subjects(Attempt.objects.filter(finished_at__isnull=True), "character")


def doubtful_sheets() -> Coalesce:
    """Return the fact how many of the sheets in work wait for a person's decision."""
    return _subjects(Attempt.objects.filter(state=AttemptState.UNKNOWN.value), "character")


def doubtful_scenes() -> Coalesce:
    """Return the fact how many of the scenes in work wait for a person's decision.

    They are those that books.stage counts: on a page, and no cover.
    """
    placed = Q(scene__position__gt=0, scene__pages__isnull=False, scene__state__in=IN_WORK)
    return _subjects(Attempt.objects.filter(placed, state=AttemptState.UNKNOWN.value), "scene")


def _subjects(rows: QuerySet[Attempt], of: str) -> Coalesce:
    """How many characters or scenes of a book such requests are for."""
    own = rows.filter(**{f"{of}__book": OuterRef("pk")}).order_by()
    total = own.values(f"{of}__book").annotate(n=Count(of, distinct=True))
    return Coalesce(Subquery(total.values("n")), 0)
