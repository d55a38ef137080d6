"""The barcode says the book's ISBN."""

from __future__ import annotations

from printing.press.preflight.findings import COVER
from printing.press.preflight.isbn import compact, sound
from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule


class CoverIsbn(Rule):
    """Digits read back from the bars: a sound ISBN-13, the one of the publisher's record.

    Source: ISO 2108; KDP help GYEKAVKMSE23PFTM (the ISBN agrees everywhere).
    """

    id = "cover.isbn"
    title = "Barcode and ISBN agree"
    kinds = (COVER,)

    def prepare(self) -> None:
        self.wanted = compact(self.expected.isbn)
        self.limit = self.wanted or "a sound ISBN"
        self.read: list[str] = []

    def look(self, page: Page) -> None:
        if page.number > 1:
            return
        for code in page.codes:
            self.read.append(code.digits)
            remedy = "make the barcode anew from the agency's number"
            if not code.digits.startswith(("978", "979")) or not sound(code.digits):
                message = f"the barcode says {code.digits}, which is no ISBN"
                self.error(page.number, code.digits, message, remedy)
            elif len(self.wanted) == 13 and code.digits != self.wanted:
                message = f"the barcode says {code.digits}, and the book's ISBN is {self.wanted}"
                self.error(page.number, code.digits, message, remedy)

    def close(self) -> None:
        self.measured = ", ".join(self.read)
        if not self.read:
            self.unjudged(None, "no barcode was found to read")
