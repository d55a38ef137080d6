"""Words are large enough to be read."""

from __future__ import annotations

import math

from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule


class TextSize(Rule):
    """Size as printed: font size through the text matrix and every transformation.

    Source: KDP help GYEKAVKMSE23PFTM: 7 points at least.
    """

    id = "text.size"
    title = "Size of text"

    def prepare(self) -> None:
        self.limit = f"{self.profile.min_font_pt:g} pt"
        self.smallest = math.inf

    def look(self, page: Page) -> None:
        sizes = [shown.size for shown in page.marks.shown if shown.mode not in (3, 7)]
        if not sizes:
            return
        smallest = min(sizes)
        self.smallest = min(self.smallest, smallest)
        if smallest < self.profile.min_font_pt - 0.01:
            self.error(
                page.number,
                f"{smallest:.2f} pt",
                f"text is printed at {smallest:.2f} pt",
                f"set it at {self.profile.min_font_pt:g} pt or more",
            )

    def close(self) -> None:
        self.measured = f"{self.smallest:.2f} pt or more"
        if math.isinf(self.smallest):
            self.unjudged(
                None, "the file holds no text; words drawn as pictures cannot be measured"
            )
