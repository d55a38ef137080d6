"""Why a printer would not make a book, and the nearest book it would make."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from printing.press.trim import Trim

if TYPE_CHECKING:
    from printing.press.terms import PrinterProfile, Stock


@dataclass(frozen=True)
class Book:
    """What is asked of a printer."""

    trim: Trim
    bleed: bool
    pages: int
    stock: str

    def as_plain(self) -> dict[str, Any]:
        """Names to values, as JSON takes them."""
        return asdict(self) | {"trim": str(self.trim)}

    def __str__(self) -> str:
        bled = "with bleed" if self.bleed else "without bleed"
        return f"{self.trim.told}, {self.pages} pages, {self.stock}, {bled}"


def reasons(
    profile: PrinterProfile, trim: Trim, bleed: bool, pages: int, stock: str, *, rtl: bool = False
) -> list[str]:
    """Sentences against a book; see `PrinterProfile.refuse`."""
    found: list[str] = []
    direction = "rtl" if rtl else "ltr"
    if direction not in profile.directions:
        read = "right to left" if rtl else "left to right"
        found.append(f"{profile.title} does not bind books read {read}; choose another printer.")
    if bleed and not profile.bleed_in:
        found.append(f"{profile.title} prints no bleed; make the book without.")
    limits = profile.max_pages(trim)
    if not limits:
        found.append(
            f"{profile.title} does not cut {trim.told}; "
            f"the nearest it cuts is {nearest(profile, trim)}."
        )
    known = {each.code: each for each in profile.stocks}
    if stock not in known:
        found.append(f"{profile.title} has no stock {stock!r}; it has {', '.join(sorted(known))}.")
    if limits and stock in known:
        found.extend(_count(profile, known[stock], limits.get(stock, 0), trim, pages))
    return found


def nearest(profile: PrinterProfile, trim: Trim) -> Trim:
    """The trim the printer cuts that is least far away, custom sizes among them."""
    known = [offer.trim for offer in profile.trims]
    if profile.custom is not None:
        low, high = profile.custom.smallest, profile.custom.largest
        width = min(max(trim.width, low.width), high.width)
        height = min(max(trim.height, low.height), high.height)
        known.append(Trim(width, height))
    return min(known, key=lambda each: (_distance(each, trim), each))


def nearest_book(profile: PrinterProfile, wanted: Book) -> Book:
    """The book the printer makes that is least far from the wanted one: trim, stock, then pages."""
    trim = wanted.trim if profile.max_pages(wanted.trim) else nearest(profile, wanted.trim)
    limits = profile.max_pages(trim)
    codes = [wanted.stock, profile.default_stock, *limits]
    stock = profile.stock(next(code for code in codes if limits.get(code)))
    most = min(limits[stock.code], stock.max_pages)
    pages = min(max(wanted.pages, stock.min_pages), most)
    if profile.odd_policy == "reject" or pages != wanted.pages:
        up = _made(profile, pages)
        pages = up if up <= most else _made(profile, pages, down=True)
    return Book(trim, wanted.bleed and bool(profile.bleed_in), pages, stock.code)


def rounding(profile: PrinterProfile, pages: int) -> list[str]:
    """Sentences about counts that are rounded up; see `PrinterProfile.remarks`."""
    found = []
    printed = up_to(pages, profile.page_multiple_printer)
    if printed != pages:
        found.append(f"{profile.title} would print {pages} pages as {printed}, a blank added.")
    house = up_to(pages, profile.page_multiple_house)
    if house != pages:
        found.append(
            f"The house makes books in multiples of {profile.page_multiple_house}: "
            f"{pages} pages become {house}."
        )
    return found


def up_to(pages: int, multiple: int) -> int:
    """The next page count that is a multiple, the count itself included."""
    return -(-pages // multiple) * multiple


def _distance(one: Trim, other: Trim) -> Fraction:
    return abs(one.width - other.width) + abs(one.height - other.height)


def _count(profile: PrinterProfile, stock: Stock, limit: int, trim: Trim, pages: int) -> list[str]:
    if not limit:
        return [f"{profile.title} does not print {stock.title} at {trim.told}."]
    low, high = stock.min_pages, min(limit, stock.max_pages)
    if low <= pages <= high:
        return _multiple(profile, pages, high)
    few = pages < low
    side = f"at least {low}" if few else f"at most {high}"
    near = _made(profile, low) if few else _made(profile, high, down=True)
    sentence = (
        f"{stock.title} at {trim.told} takes {side} pages; this book has {pages}. "
        f"Nearest: {near} pages"
    )
    others = _stocks_that_fit(profile, stock.color, trim, pages)
    return [sentence + (f", or {' or '.join(others)}." if others else ".")]


def _multiple(profile: PrinterProfile, pages: int, high: int) -> list[str]:
    """Against a count that is no multiple, where the printer adds no blank of its own."""
    multiple = profile.page_multiple_printer
    if profile.odd_policy == "pad" or pages % multiple == 0:
        return []
    near = up_to(pages, multiple) if up_to(pages, multiple) <= high else pages - pages % multiple
    return [
        f"{profile.title} makes books in multiples of {multiple}; this book has {pages} pages. "
        f"Nearest: {near} pages."
    ]


def _made(profile: PrinterProfile, pages: int, *, down: bool = False) -> int:
    """The nearest count that the printer itself can bind, up or down."""
    multiple = profile.page_multiple_printer
    return pages - pages % multiple if down else up_to(pages, multiple)


def _stocks_that_fit(profile: PrinterProfile, color: bool, trim: Trim, pages: int) -> list[str]:
    limits = profile.max_pages(trim)
    return [
        stock.title
        for stock in profile.stocks
        if stock.color == color
        and stock.min_pages <= pages <= min(limits.get(stock.code, 0), stock.max_pages)
    ]
