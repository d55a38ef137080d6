"""Page numbers and sizes as people write them."""

from __future__ import annotations

from typing import Any

from django import template

from books.models import Edition
from printing.operations.run import spans
from printing.queries import released_now

register = template.Library()


@register.filter
def as_pages(numbers: tuple[int, ...]) -> str:
    """Return page numbers as "3-9, 12"."""
    return spans(numbers)


@register.inclusion_tag("printing/released_note.html")
def released_note(edition: Edition) -> dict[str, Any]:
    """Say on a screen where something can be changed that this printing was let go already."""
    run = released_now(edition)
    return {"edition": edition, "run": run, "next": edition.printing + 1}
