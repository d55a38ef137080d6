"""A PDF/X has a number of its own."""

from __future__ import annotations

from pikepdf import Array

from printing.press.preflight.standard import NONE_ASKED, StandardRule


class PdfxId(StandardRule):
    """The trailer's ID. Source: ISO 15930-1; ISO 32000-1, 14.4."""

    id = "pdfx.id"
    title = "PDF/X: file identifier"

    def close(self) -> None:
        if not self.asked:
            self.not_asked(NONE_ASKED)
            return
        self.limit = "two identifiers in the trailer"
        found = self.book.pdf.trailer.get("/ID")
        sound = isinstance(found, Array) and len(found) == 2 and all(bytes(n) for n in found)
        self.measured = "there" if sound else "missing"
        if not sound:
            self.error(None, "missing", "the file has no identifier", "export it again as PDF/X")
