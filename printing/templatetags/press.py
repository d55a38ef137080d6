"""Page numbers and sizes as people write them."""

from __future__ import annotations

from typing import Any

from django import template

from books.models import Edition
from books.showing import Badge
from printing.enums import RunState
from printing.models import PrintRun
from printing.operations.run import spans
from printing.queries import released_now
from printing.showing import PART, RUN

register = template.Library()


@register.filter
def as_pages(numbers: tuple[int, ...]) -> str:
    """Return page numbers as "3-9, 12"."""
    return spans(numbers)


@register.filter
def part_word(run: PrintRun) -> Any:
    """Return the word of a run's part."""
    return PART[run.part]


@register.filter
def run_badge(run: PrintRun) -> Badge:
    """Return a run's state as it is shown."""
    return RUN[RunState(run.state)]


@register.inclusion_tag("printing/released_note.html")
def released_note(edition: Edition) -> dict[str, Any]:
    """Say on a screen where something can be changed that this printing was let go already."""
    run = released_now(edition)
    return {"edition": edition, "run": run, "next": edition.printing + 1}
