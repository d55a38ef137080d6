"""Printed page numbers count up, odd ones on the right."""

from __future__ import annotations

import re
from collections import Counter

from printing.press.preflight.findings import INTERIOR
from printing.press.preflight.glyphs import Line
from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule

NUMBER = re.compile(r"(?:page|p\.)?\s*[-–—·•]?\s*(\d{1,4})\s*[-–—·•]?", re.IGNORECASE)
# A number alone on its line in the outer quarter of the page, at the height of the others.
BAND = 0.25
LEVEL = 6.0
FEWEST = 4


class PagesFolio(Rule):
    """Folios found in the head or foot: sequence is an error, side of the opening a warning.

    Source: KDP help GYEKAVKMSE23PFTM: page numbers in sequence, even left, odd right. Books
    with fewer than four numbered pages are not judged: picture books mostly have none.
    """

    id = "pages.folio"
    title = "Printed page numbers"
    kinds = (INTERIOR,)

    def prepare(self) -> None:
        self.limit = "in sequence; even left, odd right"
        self.found: dict[int, list[tuple[float, int]]] = {}

    def look(self, page: Page) -> None:
        _, bottom, _, top = page.media
        band = (top - bottom) * BAND
        for line in page.lines:
            match = NUMBER.fullmatch(line.text.strip())
            middle = _middle(line)
            if match and (middle < band or middle > top - band):
                self.found.setdefault(page.number, []).append((middle, int(match[1])))

    def close(self) -> None:
        folios = self._level()
        if len(folios) < FEWEST:
            self.unjudged(None, "no run of printed page numbers was found")
            return
        self.measured = f"{len(folios)} folios, {min(folios.values())} to {max(folios.values())}"
        offsets = Counter(number - page for page, number in folios.items())
        usual = offsets.most_common(1)[0][0]
        for page, number in folios.items():
            if number - page != usual:
                self.error(
                    page,
                    f"{number}",
                    f"the page is numbered {number} where {page + usual} follows",
                    "put the pages back in order, or correct the number",
                )
        if usual % 2:
            first = min(folios)
            self.warn(
                first,
                f"{folios[first]} on page {first} of the file",
                "odd page numbers stand on left-hand pages",
                "start the count so that page 1 of the file, a right-hand page, is odd",
            )

    def _level(self) -> dict[int, int]:
        """Page to folio, of the numbers that stand at the commonest height."""
        heights = [height for entries in self.found.values() for height, _ in entries]
        if not heights:
            return {}
        level = max(heights, key=lambda h: sum(abs(h - other) <= LEVEL for other in heights))
        return {
            page: number
            for page, entries in self.found.items()
            for height, number in entries
            if abs(height - level) <= LEVEL
        }


def _middle(line: Line) -> float:
    return (line.box[1] + line.box[3]) / 2
