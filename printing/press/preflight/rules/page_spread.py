"""Each page of the file is one page of the book, not two side by side."""

from __future__ import annotations

from printing.press.preflight.findings import INTERIOR
from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule

NEAR = 0.05


class PageSpread(Rule):
    """Pages about twice as wide, or as high, as a page should be.

    Source: KDP help G201857950: single pages, no printer's spreads (printers.md 1.3).
    """

    id = "page.spread"
    title = "Single pages"
    kinds = (INTERIOR,)

    def prepare(self) -> None:
        self.limit = "one page of the book on each page of the file"
        self.measured = "single pages"

    def look(self, page: Page) -> None:
        wanted = page.geometry
        x0, y0, x1, y1 = page.visible
        wide, tall = (x1 - x0) / wanted.width, (y1 - y0) / wanted.height
        for way, other in ((wide, tall), (tall, wide)):
            if abs(way - 2) <= 2 * NEAR and abs(other - 1) <= NEAR:
                self.error(
                    page.number,
                    f"{x1 - x0:g} x {y1 - y0:g} pt",
                    "two pages of the book stand on one page of the file",
                    "export single pages; a picture over both is cut at the fold",
                )
                return
