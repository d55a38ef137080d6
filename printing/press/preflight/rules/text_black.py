"""Black words are printed with the black plate alone."""

from __future__ import annotations

from printing.press.preflight.colours import Ink
from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule


class TextBlack(Rule):
    """Near-black text in CMYK with cyan, magenta or yellow in it, which blurs off register.

    Source: the trade's practice; the press itself sets text in 0 0 0 1 (prepress.md 6).
    """

    id = "text.black"
    title = "Black text on one plate"

    def prepare(self) -> None:
        self.limit = "K alone"
        self.inks: set[Ink] = set()

    def look(self, page: Page) -> None:
        inks = {ink for use, ink in page.marks.inks if use == "text"}
        self.inks |= inks
        for ink in sorted(inks, key=str):
            if is_rich(ink):
                self.warn(
                    page.number,
                    f"{ink}",
                    "black text is made of several inks and will blur where plates do not meet",
                    "set it in 0 0 0 100 CMYK",
                )

    def close(self) -> None:
        self.measured = "K alone"
        if not self.inks:
            self.unjudged(None, "the file holds no text")
        elif all(ink.space.process not in ("cmyk", "gray") for ink in self.inks):
            self.unjudged(None, "no text is in CMYK or gray (see colour.space)")


def is_rich(ink: Ink) -> bool:
    """Whether a near-black is mixed of several inks."""
    if ink.space.process != "cmyk" or len(ink.parts) != 4:
        return False
    cyan, magenta, yellow, black = ink.parts
    mixed = max(cyan, magenta, yellow) > 0.02
    return mixed and (black >= 0.85 or min(cyan, magenta, yellow) >= 0.6)
