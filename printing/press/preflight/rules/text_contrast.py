"""Words stand out from what lies under them."""

from __future__ import annotations

import math

from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule

ERROR = 3.0
WARN = 4.5


class TextContrast(Rule):
    """WCAG 2 contrast of each line's colour against the pixels behind its own glyphs.

    Source: decisions of the house: under 3 an error, under 4.5 a warning (WCAG 2.2, 1.4.3).
    The page is drawn without its words, so that a letter in the colour of its ground is seen.
    """

    id = "text.contrast"
    title = "Contrast of text"

    def prepare(self) -> None:
        self.limit = f"{WARN:g} to 1; under {ERROR:g} is an error"
        self.lowest = math.inf

    def look(self, page: Page) -> None:
        if not page.lines:
            return
        if page.rotate or page.visible != page.media:
            page.need_size()
        contrast, words = page.drawn.contrast, page.drawn.words
        self.lowest = min(self.lowest, contrast)
        if contrast >= WARN:
            return
        tell = self.error if contrast < ERROR else self.warn
        tell(
            page.number,
            f"{contrast:.2f} to 1",
            f"“{words}” hardly stands out from what lies under it",
            "lay a panel under the words, move them to a quieter place, or change their colour",
        )

    def close(self) -> None:
        self.measured = f"{self.lowest:.2f} to 1 or more"
        if math.isinf(self.lowest) and not self.findings:
            self.unjudged(
                None, "the file holds no text; words drawn as pictures cannot be measured"
            )
