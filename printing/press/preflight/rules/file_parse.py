"""Two unrelated parsers open the file and see the same book."""

from __future__ import annotations

import pypdfium2 as pdfium

from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule

REMEDY = "export the file again from the program it was made in"


class FileParse(Rule):
    """Opened by qpdf and by pdfium, unrepaired, with one page count and sound operators.

    Source: printers.md 5, row 15: files that will not process are sent back.
    """

    id = "file.parse"
    title = "File opens"

    def prepare(self) -> None:
        self.limit = "opens in two parsers without repair"
        self.measured = "qpdf and pdfium agree"

    def look(self, page: Page) -> None:
        faults = page.marks.faults
        if faults:
            self.error(page.number, f"{len(faults)} bad operators", faults[0], REMEDY)

    def close(self) -> None:
        book = self.book
        if book.repaired:
            self.error(None, "opens after repair", f"damaged: {book.repaired}", REMEDY)
        if book.second is None:
            self.error(None, "pdfium refuses it", book.second_fault, REMEDY)
            return
        try:
            second = len(book.second)
        except pdfium.PdfiumError:
            second = 0
        if second != book.pages:
            self.error(
                None,
                f"{book.pages} and {second} pages",
                "the two parsers do not count the same pages",
                REMEDY,
            )
        strange = [str(warning) for warning in book.pdf.get_warnings()]
        if strange and not book.repaired:
            self.warn(None, f"{len(strange)} remarks", strange[0][-160:], REMEDY)
