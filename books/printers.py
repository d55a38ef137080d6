"""What the printers on the shelf make, and what one wish means in inches, pixels and pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from printing.press.geometry import (
    Trim,
    page_geometry,
    page_size,
    pixel_target,
    spread_pixel_target,
)
from printing.press.profile import load_profile, profile_keys
from printing.press.terms import PrinterProfile, Stock

# What picture books usually are, the first proposed first (product.md 5, screen 2).
USUAL = ("8.5x8.5", "8.25x8.25", "8x10", "8.5x11")
A_PICTURE_BOOK = 32


@dataclass(frozen=True)
class PrintWish:
    """How a title shall be printed: `pages` is what its maker expects, the plan decides."""

    printer: str
    trim: str
    stock: str
    bleed: bool
    pages: int = A_PICTURE_BOOK


@dataclass(frozen=True)
class Offered:
    """One trim of a printer: pixels at 300 DPI for a page and a spread, most pages on the stock.

    `most` is 0 where the printer does not print that stock at this trim.
    """

    trim: str
    usual: bool
    page: tuple[int, int]
    spread: tuple[int, int]
    most: int


@dataclass(frozen=True)
class GutterOf:
    """The inside margin, inches, of books of `first` to `last` pages; `here` is the wish's own."""

    first: int
    last: int
    inches: float
    here: bool


@dataclass(frozen=True)
class Meaning:
    """What a wish comes to. `against` are the printer's refusals, each with the nearest it makes.

    `page_in` is the page with its bleed and `live_in` the room for words, in inches; `page_px`
    and `spread_px` are pixels at 300 DPI; `least` and `most` count pages.
    """

    against: tuple[str, ...]
    remarks: tuple[str, ...]
    page_in: tuple[float, float] = (0, 0)
    live_in: tuple[float, float] = (0, 0)
    page_px: tuple[int, int] = (0, 0)
    spread_px: tuple[int, int] = (0, 0)
    least: int = 0
    most: int = 0
    gutters: tuple[GutterOf, ...] = ()


def printers() -> tuple[PrinterProfile, ...]:
    """Return the printers there are."""
    return tuple(load_profile(key) for key in profile_keys())


def first_wish() -> PrintWish:
    """Return what is proposed before anybody chose: the house's usual picture book."""
    key = "kdp-paperback" if "kdp-paperback" in profile_keys() else profile_keys()[0]
    return PrintWish(key, USUAL[0], load_profile(key).default_stock, bleed=True)


def stocks_of(printer: str) -> tuple[Stock, ...]:
    """Return a printer's stocks, the proposed one first."""
    profile = load_profile(printer)
    return tuple(sorted(profile.stocks, key=lambda each: each.code != profile.default_stock))


def trims_of(printer: str, stock: str, *, bleed: bool) -> tuple[Offered, ...]:
    """Return every trim in a printer's list, those usual for picture books first."""
    return tuple(sorted(_offers(load_profile(printer), stock, bleed), key=_usual_first))


def meaning_of(wish: PrintWish) -> Meaning:
    """Return what a wish comes to, refusals first.

    Raises ValueError for a printer or trim that cannot be read at all.
    """
    profile, trim = load_profile(wish.printer), Trim.parse(wish.trim)
    against = tuple(profile.refuse(trim, wish.bleed, wish.pages, wish.stock))
    remarks = tuple(profile.remarks(wish.pages))
    most = profile.max_pages(trim).get(wish.stock, 0)
    if not most:
        return Meaning(against, remarks)
    stock = profile.stock(wish.stock)
    page = page_geometry(profile, trim, bleed=wish.bleed, pages=wish.pages, number=1)
    left, low, right, high = page.live_box
    wide, tall = page_size(profile, trim, bleed=wish.bleed)
    return Meaning(
        against,
        remarks,
        page_in=(float(wide), float(tall)),
        live_in=(round((right - left) / 72, 3), round((high - low) / 72, 3)),
        page_px=pixel_target(profile, trim, bleed=wish.bleed),
        spread_px=spread_pixel_target(profile, trim, bleed=wish.bleed),
        least=stock.min_pages,
        most=min(most, stock.max_pages),
        gutters=tuple(_gutters(profile, wish.pages)),
    )


def custom_sizes(printer: str) -> str:
    """Return a sentence on the trims outside a printer's list; "" where it cuts none."""
    custom = load_profile(printer).custom
    if custom is None:
        return ""
    return _("Any size from %(low)s to %(high)s in is cut as well.") % {
        "low": custom.smallest,
        "high": custom.largest,
    }


def _offers(profile: PrinterProfile, stock: str, bleed: bool) -> Iterator[Offered]:
    bleeds = bleed and bool(profile.bleed_in)
    for offer in profile.trims:
        yield Offered(
            trim=str(offer.trim),
            usual=str(offer.trim) in USUAL,
            page=pixel_target(profile, offer.trim, bleed=bleeds),
            spread=spread_pixel_target(profile, offer.trim, bleed=bleeds),
            most=offer.max_pages.get(stock, 0),
        )


def _usual_first(offered: Offered) -> tuple[bool, int]:
    return not offered.usual, USUAL.index(offered.trim) if offered.usual else 0


def _gutters(profile: PrinterProfile, pages: int) -> Iterator[GutterOf]:
    for step in profile.gutters:
        yield GutterOf(step.first, step.last, float(step.inches), step.first <= pages <= step.last)
