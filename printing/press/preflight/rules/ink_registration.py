"""Nothing on the page is printed on every plate at once."""

from __future__ import annotations

from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule


class InkRegistration(Rule):
    """The colorant All, and 100 % of all four plates: registration colour is 400 % ink.

    Crop marks alone are set in it. Source: KDP help G5HDYGP4BXLX4RUW (not registration black),
    ISO 32000-1, 8.6.6.4.
    """

    id = "ink.registration"
    title = "Registration colour"

    def prepare(self) -> None:
        self.limit = "none" if not self.profile.marks else "in marks alone"
        self.measured = "none"

    def look(self, page: Page) -> None:
        found = [use for use, ink in page.marks.inks if "All" in ink.space.colorants]
        found += [
            use
            for use, ink in page.marks.inks
            if ink.space.process == "cmyk" and len(ink.parts) == 4 and min(ink.parts) >= 0.995
        ]
        if not found or (self.profile.marks and not self._inside(page)):
            return
        what = "text" if "text" in found else f"a {found[0]}"
        self.error(
            page.number,
            "registration colour",
            f"{what} is set in registration colour, which prints on every plate",
            "set it in black, 0 0 0 100 CMYK",
        )

    def _inside(self, page: Page) -> bool:
        """Whether some of it reaches the trimmed page."""
        if any(use == "text" for use, ink in page.marks.inks if "All" in ink.space.colorants):
            return True
        x0, y0, x1, y1 = page.geometry.trim_box
        for painted in page.marks.painted:
            a, b, c, d = painted.box
            meets = a < x1 and c > x0 and b < y1 and d > y0
            if meets and "All" in painted.ink.space.colorants:
                return True
        return False
