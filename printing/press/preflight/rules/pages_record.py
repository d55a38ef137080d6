"""The pages hold the words that the press put on them."""

from __future__ import annotations

import unicodedata
from collections import Counter

from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule

# Below this share of letters in common a page holds other words than its record.
ALIKE = 0.8


class PagesRecord(Rule):
    """Letters read back from each page against those of the print run's record.

    Missing, doubled and exchanged pages are found by it. Letters are compared without order,
    spaces and signs, in NFKC, since programs read lines of mixed direction in different orders.
    Source: KDP help GYEKAVKMSE23PFTM (no missing or misplaced pages), printers.md 5, row 10.
    """

    id = "pages.record"
    title = "Pages as recorded"

    def prepare(self) -> None:
        script = self.expected.script
        self.recorded = (
            []
            if script is None
            else [_counted("".join(line.text for line in page.lines)) for page in script.pages]
        )
        self.limit = "the words of the print run's record" if script is not None else ""
        self.words = 0

    def look(self, page: Page) -> None:
        if page.number > len(self.recorded):
            return
        wanted = self.recorded[page.number - 1]
        found = _counted("".join(line.text for line in page.lines))
        self.words += sum(found.values())
        if found == wanted:
            return
        both = sum((found & wanted).values())
        share = both / max(sum(found.values()), sum(wanted.values()), 1)
        others = [n for n, each in enumerate(self.recorded, 1) if each == found and found]
        where = f"; they are those of page {others[0]}" if others else ""
        tell = self.error if share < ALIKE or others else self.warn
        tell(
            page.number,
            f"{100 * share:.0f} % of the letters",
            f"the words on the page are not those of the print run's record{where}",
            "press the book again; a file made elsewhere is examined without this record",
        )

    def close(self) -> None:
        if self.expected.script is None:
            self.not_asked("the file is not one of this press, so there is no record of it")
            return
        self.measured = f"{self.words} letters as recorded"
        if len(self.recorded) != self.book.pages:
            self.error(
                None,
                f"{self.book.pages} pages",
                f"the record of the print run has {len(self.recorded)} pages",
                "press the book again",
            )


def _counted(text: str) -> Counter[str]:
    plain = unicodedata.normalize("NFKC", text)
    return Counter(char for char in plain if unicodedata.category(char)[0] in "LN")
