"""What a printer takes: the facts of one profile, and what they refuse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from printing.press import offers
from printing.press.trim import Trim

LAST_PAGE = "The last page should be blank: "


@dataclass(frozen=True)
class Stock:
    """Paper and ink as the printer sells them together; caliper in inches a page.

    The caliper is None where the printer gives none and its template's spine is typed.
    """

    code: str
    title: str
    caliper_in: Fraction | None
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
class SpineStep:
    """The spine (inches) of a cased book of first to last pages, where boards come in steps."""

    first: int
    last: int
    inches: Fraction


@dataclass(frozen=True)
class BarcodePolicy:
    """The barcode's white box and the least symbol, inches; from the spine (or hinge) and trim."""

    box_w_in: Fraction
    box_h_in: Fraction
    from_spine_in: Fraction
    from_trim_in: Fraction
    min_w_in: Fraction
    min_h_in: Fraction
    placed_by_printer: bool


@dataclass(frozen=True)
class CoverPolicy:
    """How the cover's size follows from trim and pages; lengths in inches.

    `formula`: "wrap" is bleed, back, spine, front, bleed; "case" is boards and turned-in wrap;
    "typed" takes spine and size from the printer's own template. `spine_const_in` is added to
    pages times caliper; where there are `spine_steps` they hold instead. `wrap_in` is the paper
    beyond the board, `board_dw_in` and `board_dh_in` what a board is larger than the trim,
    `hinge_in` the groove beside the spine, inside the board's panel; `live_in` is counted inwards
    from trim or board. A `max_file_mb` of 0 is no cap.
    """

    formula: str
    spine_const_in: Fraction
    spine_steps: tuple[SpineStep, ...]
    spine_text_min_pages: int
    spine_text_margin_in: Fraction
    wrap_in: Fraction
    hinge_in: Fraction
    board_dw_in: Fraction
    board_dh_in: Fraction
    live_in: Fraction
    max_file_mb: int
    warn_file_mb: int
    barcode: BarcodePolicy


@dataclass(frozen=True)
class PrinterProfile:
    """One printer's binding, as data. Lengths in inches, ink in percent, text in points.

    An `ink_limit` of 0 is none asked (printers of RGB), a `max_file_mb` of 0 no cap. `overprint`
    is of black words and lines; `last_page` is "blank" where the printer prints on it itself.
    `marks_offset_in` is how far from the trim crop marks begin. `cover` is None for printers
    whose covers the press does not make.
    """

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
    directions: tuple[str, ...]
    last_page: str
    overprint: bool
    marks: bool
    marks_offset_in: Fraction
    cover: CoverPolicy | None

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

    def refuse(
        self, trim: Trim, bleed: bool, pages: int, stock: str, *, rtl: bool = False
    ) -> list[str]:
        """Why the printer would not make this book, each with the nearest it would make.

        Empty when nothing is against it. A count that is no multiple of the printer's is refused
        only where its `odd_policy` is "reject"; others add a blank (see `remarks`).
        """
        return offers.reasons(self, trim, bleed, pages, stock, rtl=rtl)

    def remarks(self, pages: int, *, last_blank: bool = False) -> list[str]:
        """What is allowed but would surprise: counts rounded up, a last page that is printed on.

        `last_blank` says that the last page is known to be blank.
        """
        found = offers.rounding(self, pages)
        return found if self.last_page_kept(last_blank) else [*found, self.last_page_remark(pages)]

    def last_page_kept(self, is_blank: bool) -> bool:
        """Whether the last page is as the printer wants it."""
        return is_blank or self.last_page == "any"

    def last_page_remark(self, pages: int) -> str:
        """What happens to a last page that is not blank."""
        return (
            f"{LAST_PAGE}{self.title} prints its own mark on it. Leave page {pages} blank, or the "
            "printer adds a leaf."
        )
