"""Every picture's pixels are there."""

from __future__ import annotations

from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule
from printing.press.preflight.streams import Undecodable


class ImageDamaged(Rule):
    """Each picture's data is unpacked once: it is whole, and as large as it says.

    Source: ISO 32000-1, 8.9.5; printers.md 5, row 15 (a file that will not process). CCITT and
    JBIG2 are not unpacked here: not judged.
    """

    id = "image.damaged"
    title = "Pictures whole"

    def prepare(self) -> None:
        self.limit = "all pixels there"
        self.count = 0

    def look(self, page: Page) -> None:
        for placed in {id(p.image): p for p in page.marks.placed}.values():
            self.count += 1
            try:
                why = self.book.unjudged_pixels(placed)
            except Undecodable as fault:
                self.error(
                    page.number,
                    "damaged",
                    f"the picture {placed.name} cannot be read: {fault}",
                    "save the picture again and replace it",
                )
                continue
            if why:
                self.unjudged(page.number, f"the picture {placed.name} is {why}")

    def close(self) -> None:
        self.measured = f"{self.count} whole" if self.count else "no pictures"
