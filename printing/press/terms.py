"""What a printer takes: the facts of one profile, and what they refuse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from printing.press import offers
from printing.press.trim import Trim


@dataclass(frozen=True)
class Stock:
    """Paper and ink as the printer sells them together; caliper in inches a page."""

    code: str
    title: str
    caliper_in: Fraction
    min_pages: int
    max_pages: int
    color: bool


@dataclass(frozen=True)
class TrimOffer:
    """A trim in the printer's list, and how many pages each stock may have in it."""

    trim: Trim
    max_pages: Mapping[str, int]


@dataclass(frozen=True)
class CustomRange:
    """Trims outside the list: any size between two, under the strictest page limits."""

    smallest: Trim
    largest: Trim
    max_pages: Mapping[str, int]

    def holds(self, trim: Trim) -> bool:
        """Whether a trim lies between the smallest and the largest, sides taken one by one."""
        wide = self.smallest.width <= trim.width <= self.largest.width
        return wide and self.smallest.height <= trim.height <= self.largest.height


@dataclass(frozen=True)
class GutterStep:
    """The inside margin (inches) of books of first_page_count to last_page_count pages."""

    first: int
    last: int
    inches: Fraction


@dataclass(frozen=True)
class PdfPolicy:
    """What the file itself may hold."""

    standard: str
    version: str
    transparency: bool
    layers: bool
    annotations: bool
    outlines: bool
    encryption: bool


@dataclass(frozen=True)
class PrinterProfile:
    """One printer's binding, as data. Lengths in inches, ink in percent, text in points."""

    key: str
    version: str
    title: str
    vendor: str
    binding: str
    verified_on: date
    sources: tuple[str, ...]
    unconfirmed: tuple[str, ...]
    trims: tuple[TrimOffer, ...]
    custom: CustomRange | None
    stocks: tuple[Stock, ...]
    default_stock: str
    page_multiple_printer: int
    page_multiple_house: int
    odd_policy: str
    bleed_in: Fraction
    bleed_sides: str
    gutters: tuple[GutterStep, ...]
    outer_margin_from_trim: Fraction
    trim_tolerance_in: Fraction
    min_font_pt: float
    min_line_pt: float
    dpi_error: int
    dpi_warn: int
    ink_limit: int
    node_limit: int
    jpeg_quality: int
    color_policy: str
    icc: str
    pdf: PdfPolicy
    max_file_mb: int
    warn_file_mb: int
    blank_run_mid: int
    blank_run_end: int
    blank_run_end_house: int
    spine_text_min_pages: int
    reading_direction: str

    def stock(self, code: str) -> Stock:
        """The stock of that code. Raises ValueError naming those there are."""
        for stock in self.stocks:
            if stock.code == code:
                return stock
        known = ", ".join(stock.code for stock in self.stocks)
        raise ValueError(f"{self.title} has no stock {code!r}; it has {known}")

    def max_pages(self, trim: Trim) -> Mapping[str, int]:
        """Stock code to page limit for a trim; empty where the printer does not cut it."""
        for offer in self.trims:
            if offer.trim == trim:
                return offer.max_pages
        if self.custom is not None and self.custom.holds(trim):
            return self.custom.max_pages
        return MappingProxyType({})

    def gutter_in(self, pages: int) -> Fraction:
        """The inside margin (inches) for a page count; a count off the table takes its end."""
        for step in self.gutters:
            if pages <= step.last:
                return step.inches
        return self.gutters[-1].inches

    def refuse(self, trim: Trim, bleed: bool, pages: int, stock: str) -> list[str]:
        """Why the printer would not make this book, each with the nearest it would make.

        Empty when nothing is against it. Odd counts are not refused here: the printer adds a
        blank (see `remarks`).
        """
        return offers.reasons(self, trim, bleed, pages, stock)

    def remarks(self, pages: int) -> list[str]:
        """What is allowed but would surprise: counts the printer or the house rounds up."""
        return offers.rounding(self, pages)
