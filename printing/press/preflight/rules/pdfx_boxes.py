"""Every page of a PDF/X names its trim, inside the bleed, inside the page."""

from __future__ import annotations

from printing.press.preflight.matrix import inside
from printing.press.preflight.page import Page
from printing.press.preflight.standard import NONE_ASKED, StandardRule


class PdfxBoxes(StandardRule):
    """TrimBox or ArtBox, one of them, within BleedBox and MediaBox.

    Source: ISO 15930-1; ISO 15930-7. Whether they lie where the printer cuts is
    page.boxes.
    """

    id = "pdfx.boxes"
    title = "PDF/X: boxes"

    def prepare(self) -> None:
        self.limit = "a TrimBox within the BleedBox within the MediaBox" if self.asked else ""
        self.measured = "on every page"

    def look(self, page: Page) -> None:
        if not self.asked:
            return
        trim, art = page.box("/TrimBox"), page.box("/ArtBox")
        if trim is None and art is None:
            self._fault(page.number, "none", "the page names neither a TrimBox nor an ArtBox")
        elif trim is not None and art is not None:
            self._fault(page.number, "both", "the page names a TrimBox and an ArtBox")
        inner = trim or art
        bleed = page.box("/BleedBox") or page.media
        if inner is not None and not inside(inner, bleed, 0.01):
            self._fault(page.number, "outside", "the TrimBox reaches beyond the BleedBox")
        if not inside(bleed, page.media, 0.01):
            self._fault(page.number, "outside", "the BleedBox reaches beyond the MediaBox")

    def _fault(self, page: int, measured: str, message: str) -> None:
        self.error(page, measured, message, "export it as PDF/X with trim and bleed boxes")

    def close(self) -> None:
        if not self.asked:
            self.not_asked(NONE_ASKED)
