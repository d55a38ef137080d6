"""What the press can say of a file before it is made."""

from __future__ import annotations

from collections.abc import Sequence

from books.models import Edition, Page
from books.printers import profile_of
from printing.press.bulk import Forecast, foreseen
from printing.press.geometry import Trim, pixel_target


def file_foreseen(edition: Edition, pages: Sequence[Page]) -> Forecast:
    """Return how large the interior will be: every picture is counted as one of a full page.

    No page is laid out for it and no picture opened, so that a screen may ask on every visit.
    """
    profile = profile_of(edition)
    wide, high = pixel_target(profile, Trim.parse(edition.trim), bleed=edition.bleed)
    shown = sum(page.scene_id is not None for page in pages)
    gray = not profile.stock(edition.stock).color
    return foreseen(profile, pages=len(pages), pixels=shown * wide * high, gray=gray)
