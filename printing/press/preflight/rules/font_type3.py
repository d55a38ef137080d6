"""Fonts that are made of pixels are fine enough."""

from __future__ import annotations

import math

from printing.press.preflight.page import Page
from printing.press.preflight.pixels import describe, effective
from printing.press.preflight.rule import Rule

WANTED = 600


class FontType3(Rule):
    """Type 3 fonts whose glyphs are pictures: resolution as printed; drawn ones are let pass.

    Under 600 dpi letters look torn: a warning, under the printer's own limit an error. Source:
    ISO 32000-1, 9.6.5; the trade's practice for line art.
    """

    id = "font.type3"
    title = "Bitmap fonts"

    def prepare(self) -> None:
        self.limit = f"{WANTED} dpi"
        self.lowest = math.inf

    def look(self, page: Page) -> None:
        found = [effective(placed, describe(placed)) for placed in page.marks.glyph_pictures]
        lowest = min(found, default=math.inf)
        self.lowest = min(self.lowest, lowest)
        if lowest < WANTED - 0.1:
            tell = self.error if lowest < self.profile.dpi_error else self.warn
            tell(
                page.number,
                f"{lowest:.1f} dpi",
                "letters are pictures of a type 3 font and will look torn",
                "export again with outline fonts (TrueType, OpenType or Type 1)",
            )

    def close(self) -> None:
        self.measured = "none" if math.isinf(self.lowest) else f"{self.lowest:.1f} dpi or more"
