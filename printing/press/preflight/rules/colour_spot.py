"""No inks are asked for that the press does not have."""

from __future__ import annotations

from printing.press.preflight.colours import PLATES
from printing.press.preflight.page import Page
from printing.press.preflight.pixels import describe
from printing.press.preflight.rule import Rule


class ColourSpot(Rule):
    """Colorants of Separation and DeviceN spaces other than the four plates: a warning.

    Digital presses mix them from what they rest on, which may not be what was seen. Source:
    ISO 32000-1, 8.6.6; IngramSpark and KDP print in process colours alone (printers.md 2.1).
    """

    id = "colour.spot"
    title = "Spot colours"

    def prepare(self) -> None:
        self.limit = "cyan, magenta, yellow and black alone"
        self.measured = "no spot colours"

    def look(self, page: Page) -> None:
        spaces = {ink.space for _, ink in page.marks.inks}
        spaces |= {describe(placed).space for placed in page.marks.placed}
        named = {name for space in spaces for name in space.colorants}
        named |= {n for s in spaces if s.base is not None for n in s.base.colorants}
        for name in sorted(named - PLATES - {"All"}):
            self.warn(
                page.number,
                name,
                f"the spot colour {name} is used, and the press has no such ink",
                "convert spot colours to CMYK in the export",
            )
