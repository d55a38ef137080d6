"""How fast a book's pictures come, and so how long the rest will take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from books.models import Book
from illustration.enums import OPEN_STATES, AttemptState
from illustration.models import Attempt
from illustration.queries import Drawing, drawing_of

RECENT = 8


@dataclass(frozen=True)
class Progress:
    """A book's drawing at one moment. `left` is None while the pace is not known."""

    drawing: Drawing
    left: timedelta | None

    @property
    def done(self) -> int:
        """Pictures that need no more work, drawn or failed. Never falls while work goes on."""
        return self.drawing.stored + self.drawing.failed

    @property
    def under_way(self) -> int:
        """Pictures that wait or are being drawn, without those a person must decide."""
        return self.drawing.open - self.drawing.unknown

    @property
    def seconds_left(self) -> float | None:
        """The time left in seconds."""
        return None if self.left is None else self.left.total_seconds()


def progress_of(book: Book, now: datetime) -> Progress:
    """Return how far a book's drawing is, and the time left at the pace of its latest pictures."""
    drawing = drawing_of(book)
    open_now = drawing.open - drawing.unknown
    return Progress(drawing, _left(book, open_now, now) if open_now else None)


def _left(book: Book, waiting: int, now: datetime) -> timedelta | None:
    """Waiting pictures times the mean gap between the latest ones of this stretch of work.

    A stretch begins when the oldest picture still open was asked for: gaps before it were nights.
    """
    rows = Attempt.objects.filter(book=book)
    asked = rows.filter(state__in=[state.value for state in OPEN_STATES]).order_by("created_at")
    began = asked.values_list("created_at", flat=True).first()
    ended = rows.filter(state=AttemptState.STORED.value, finished_at__gte=began)
    ends = ended.order_by("-finished_at").values_list("finished_at", flat=True)[:RECENT]
    moments = sorted(moment for moment in ends if moment is not None)
    if began is None or not moments:
        return None
    first = began if len(moments) < RECENT else moments[0]
    gaps = len(moments) if len(moments) < RECENT else len(moments) - 1
    gap = (moments[-1] - first) / gaps
    return max(gap * waiting - (now - moments[-1]), timedelta(0))
