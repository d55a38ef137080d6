"""Page numbers and sizes as people write them."""

from __future__ import annotations

from django import template

from printing.operations.run import spans

register = template.Library()


@register.filter
def as_pages(numbers: tuple[int, ...]) -> str:
    """Return page numbers as "3-9, 12"."""
    return spans(numbers)
