"""The numbers production looks up for a book: page, live area, gutter, pixels, spine and cover."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any

from printing.press.cover_geometry import CoverError, CoverTemplate, cover_geometry
from printing.press.geometry import page_geometry, pixel_target
from printing.press.profile import PrinterProfile
from printing.press.trim import Trim
from printing.press.units import points

DPI = 300
Pair = tuple[float, float]


@dataclass(frozen=True)
class Numbers:
    """One book's numbers: sizes (width, height) in points, margins in inches, pixels at 300 DPI.

    `gutter_in` and `outer_in` count from the page's own edges, bleed included. The cover's three
    are None, None and False where it cannot be measured; `cover_why` says why, else "".
    """

    page_pt: Pair
    trim_pt: Pair
    live_pt: Pair
    gutter_in: float
    outer_in: float
    pixels: tuple[int, int]
    spine_in: float | None
    cover_pt: Pair | None
    spine_text: bool
    cover_why: str

    def as_plain(self) -> dict[str, Any]:
        """Names to lists, numbers and text, as JSON takes them."""
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in asdict(self).items()
        }


def numbers_of(
    profile: PrinterProfile,
    trim: Trim,
    *,
    bleed: bool,
    pages: int,
    stock: str,
    template: CoverTemplate | None = None,
    rtl: bool = False,
) -> Numbers:
    """The numbers of a book of `pages` pages.

    Counts the printer refuses are measured all the same: whether a book may be made is
    `PrinterProfile.refuse`. Raises ValueError for a stock the profile has none of.
    """
    page = page_geometry(profile, trim, bleed=bleed, pages=pages, number=1, rtl=rtl)
    left, low, right, high = page.live_box
    spine, size, words, why = _cover(profile, trim, pages, stock, template, rtl)
    return Numbers(
        page_pt=(page.width, page.height),
        trim_pt=(points(trim.width), points(trim.height)),
        live_pt=(round(right - left, 4), round(high - low, 4)),
        gutter_in=_plain(page.gutter_in),
        outer_in=_plain(page.outer_in),
        pixels=pixel_target(profile, trim, bleed=bleed, dpi=DPI),
        spine_in=spine,
        cover_pt=size,
        spine_text=words,
        cover_why=why,
    )


def _cover(
    profile: PrinterProfile,
    trim: Trim,
    pages: int,
    stock: str,
    template: CoverTemplate | None,
    rtl: bool,
) -> tuple[float | None, Pair | None, bool, str]:
    profile.stock(stock)
    try:
        cover = cover_geometry(profile, trim, pages=pages, stock=stock, template=template, rtl=rtl)
    except CoverError as error:
        return None, None, False, str(error)
    return _plain(cover.spine_in), (cover.width, cover.height), cover.spine_text, ""


def _plain(length: Fraction) -> float:
    """Inches to a millionth: a float for JSON, never to be reckoned with again."""
    return round(float(length), 6)
