"""Which way an edition is read: decided by its language, never stored."""

from __future__ import annotations

from books.models import Edition
from printing.press.direction import direction_of


def is_rtl(edition: Edition) -> bool:
    """Whether an edition is read, bound and paged from right to left."""
    return direction_of(edition.language) == "rtl"
