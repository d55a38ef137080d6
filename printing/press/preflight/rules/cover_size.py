"""The cover is as large as the book's pages, stock and trim make it."""

from __future__ import annotations

from printing.press.preflight.findings import COVER
from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule

# Two pages of the thinnest stock are 0.3 pt: half of it must be seen.
EXACT = 0.05
CLOSE = 0.15


class CoverSize(Rule):
    """MediaBox and CropBox against the size worked out anew from the interior's page count.

    To 0.05 pt; up to 0.15 pt, the rounding of other programs, a warning. Numbers typed from a
    printer's own template hold above the formula. Source: KDP help G201857950 (cover: bleed +
    back + spine + front + bleed), printers.md 1.7, 1.8, 2.2 and 2.3.
    """

    id = "cover.size"
    title = "Cover size and spine"
    kinds = (COVER,)

    def look(self, page: Page) -> None:
        if page.number > 1:
            return
        cover = self.book.cover
        pages = self.expected.pages
        self.limit = f"{cover.width:g} x {cover.height:g} pt for {pages} pages"
        spine = f"spine {float(cover.spine_in):.4f} in"
        # On a sheet with marks the cover ends with its bleed.
        whole = (page.box("/BleedBox") or page.visible) if page.on_a_sheet else page.visible
        x0, y0, x1, y1 = whole
        wide, tall = x1 - x0, y1 - y0
        self.measured = f"{wide:g} x {tall:g} pt, {spine}"
        off = max(abs(wide - cover.width), abs(tall - cover.height))
        turned = f", turned by {page.rotate} degrees" if page.rotate else ""
        uncropped = page.on_a_sheet or page.visible == page.media
        if off <= EXACT and not page.rotate and uncropped:
            return
        close = off <= CLOSE and not turned and uncropped
        tell = self.warn if close else self.error
        tell(
            page.number,
            f"{wide:g} x {tall:g} pt{turned}",
            f"the cover is {_off(wide - cover.width, 'wide')} and "
            f"{_off(tall - cover.height, 'high')} for {pages} pages of {self.expected.stock} at "
            f"{self.expected.trim} in ({spine})",
            f"make it {cover.width / 72:.4f} x {cover.height / 72:.4f} in, or compare page count, "
            "stock and trim with the interior's",
        )


def _off(amount: float, way: str) -> str:
    if abs(amount) <= EXACT:
        return f"{way} enough"
    size = f"{abs(amount):.2f} pt ({abs(amount) / 72:.4f} in)"
    return f"{size} too {way}" if amount > 0 else f"{size} not {way} enough"
