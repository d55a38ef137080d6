"""Every page has the one size that trim and bleed make."""

from __future__ import annotations

from printing.press.preflight.findings import INTERIOR
from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule


class PageSize(Rule):
    """MediaBox and CropBox of each page against the profile; upright; one size.

    A hundredth of a millimetre (0.015 pt) is rounding and passes, up to 0.1 pt a warning.

    Source: KDP help GVBQ3CMEQW3W2VL6 (page size with bleed), G201857950 (single pages, one
    size and orientation).
    """

    id = "page.size"
    title = "Page size"
    kinds = (INTERIOR,)

    def look(self, page: Page) -> None:
        wanted = page.geometry
        self.limit = f"{wanted.width:g} x {wanted.height:g} pt, upright"
        self.measured = f"all {self.book.pages} pages {wanted.width:g} x {wanted.height:g} pt"
        if page.exactly_sized:
            return
        x0, y0, x1, y1 = page.visible
        measured = f"{x1 - x0:g} x {y1 - y0:g} pt"
        if page.visible != page.media:
            measured += f" shown of {page.media[2]:g} x {page.media[3]:g} pt"
        if page.rotate:
            measured += f", turned by {page.rotate} degrees"
        bleed = "with" if self.expected.bleed else "without"
        tell = self.warn if page.well_sized else self.error
        tell(
            page.number,
            measured,
            f"the page is not {self.expected.trim} in {bleed} bleed",
            f"export every page at {wanted.width / 72:g} x {wanted.height / 72:g} in, not turned, "
            "or choose the trim and bleed that this file was made for",
        )
