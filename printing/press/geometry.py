"""Where a page ends, where it is cut, and where its words may stand."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from printing.press.profile import PrinterProfile
from printing.press.trim import Trim
from printing.press.units import pixels, points

__all__ = [
    "Box",
    "PageGeometry",
    "Trim",
    "page_geometry",
    "page_size",
    "pixel_target",
    "request_size",
    "spread_pixel_target",
]

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class PageGeometry:
    """One page in points, origin bottom-left; margins in inches from the page's own edges."""

    number: int
    side: str
    width: float
    height: float
    media_box: Box
    bleed_box: Box
    trim_box: Box
    live_box: Box
    gutter_in: Fraction
    outer_in: Fraction


def page_size(profile: PrinterProfile, trim: Trim, *, bleed: bool) -> tuple[Fraction, Fraction]:
    """Width and height (inches) of a page with its bleed.

    KDP bleeds on three sides, never the bind edge: W + 0.125 by H + 0.25 (KDP help, Set Trim
    Size, Bleed, and Margins). Printers with bleed on all four add it twice both ways.
    """
    if not bleed:
        return trim.width, trim.height
    sides = 1 if profile.bleed_sides == "outer3" else 2
    return trim.width + sides * profile.bleed_in, trim.height + 2 * profile.bleed_in


def page_geometry(
    profile: PrinterProfile,
    trim: Trim,
    *,
    bleed: bool,
    pages: int,
    number: int,
    rtl: bool = False,
) -> PageGeometry:
    """The boxes of one page of a book of `pages` pages; odd numbers are rectos.

    A recto is bound at its left edge, in a book read right to left (`rtl`) at its right edge.

    Raises ValueError for a number below 1. Counts the printer refuses are measured all the
    same: whether a book may be made is `PrinterProfile.refuse`.
    """
    if number < 1:
        raise ValueError(f"pages are numbered from 1, not {number}")
    width, height = page_size(profile, trim, bleed=bleed)
    outer = profile.bleed_in if bleed else Fraction(0)
    inner = outer if profile.bleed_sides == "all4" else Fraction(0)
    recto = number % 2 == 1
    bound_left = recto != rtl
    left = inner if bound_left else outer
    gutter = profile.gutter_in(pages) + inner
    margin = profile.outer_margin_from_trim + outer
    live_left = gutter if bound_left else margin
    live_right = width - (margin if bound_left else gutter)
    media = _box(Fraction(0), Fraction(0), width, height)
    return PageGeometry(
        number=number,
        side="recto" if recto else "verso",
        width=points(width),
        height=points(height),
        media_box=media,
        bleed_box=media,
        trim_box=_box(left, outer, left + trim.width, outer + trim.height),
        live_box=_box(live_left, margin, live_right, height - margin),
        gutter_in=gutter,
        outer_in=margin,
    )


def pixel_target(
    profile: PrinterProfile, trim: Trim, *, bleed: bool, dpi: int = 300
) -> tuple[int, int]:
    """Pixels (width, height) a picture needs to fill one page."""
    width, height = page_size(profile, trim, bleed=bleed)
    return pixels(width, dpi), pixels(height, dpi)


def spread_pixel_target(
    profile: PrinterProfile, trim: Trim, *, bleed: bool, dpi: int = 300
) -> tuple[int, int]:
    """Pixels (width, height) a picture needs to fill two facing pages, cut at the fold."""
    _, height = page_size(profile, trim, bleed=bleed)
    width = 2 * (trim.width + (profile.bleed_in if bleed else 0))
    return pixels(width, dpi), pixels(height, dpi)


def request_size(size: tuple[int, int], multiple: int = 16) -> tuple[int, int]:
    """The size (pixels) to ask a picture maker for: both sides rounded up to its multiple."""
    width, height = size
    return -(-width // multiple) * multiple, -(-height // multiple) * multiple


def _box(x0: Fraction, y0: Fraction, x1: Fraction, y1: Fraction) -> Box:
    return points(x0), points(y0), points(x1), points(y1)


if __name__ == "__main__":
    # Read here, not above: the counter itself measures with this room.
    from printing.press.counter import main

    raise SystemExit(main())
