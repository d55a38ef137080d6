"""The page count is one that sheets are folded from."""

from __future__ import annotations

from printing.press.preflight.findings import INTERIOR
from printing.press.preflight.rule import Rule


class PagesMultiple(Rule):
    """Two verdicts: the printer's multiple is an error, the house's a warning.

    Source: KDP prints an even count and adds a blank page of its own to an odd one
    (printers.md 0.2); the house makes books in fours, the trade's signatures.
    """

    id = "pages.multiple"
    title = "Page count"
    kinds = (INTERIOR,)

    def close(self) -> None:
        pages, profile = self.book.pages, self.profile
        printer, house = profile.page_multiple_printer, profile.page_multiple_house
        self.measured = f"{pages} pages"
        self.limit = f"a multiple of {printer} (printer)"
        if pages % printer:
            missing = -pages % printer
            adds = ", and the printer would add a blank one" if profile.odd_policy == "pad" else ""
            self.error(
                None,
                f"{pages} pages",
                f"{pages} is not a multiple of {printer}{adds}",
                f"add {missing} or remove {printer - missing}, so that the file approved is the "
                "book printed",
            )
        self.limit = f"a multiple of {house} (house)"
        if pages % house:
            self.warn(
                None,
                f"{pages} pages",
                f"{pages} is not a multiple of {house}, as the house's books are",
                f"add {-pages % house} pages or remove {pages % house}",
            )
        self.limit = f"a multiple of {printer} (printer) and of {house} (house)"
