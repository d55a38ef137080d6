"""Small words are made of few inks."""

from __future__ import annotations

from printing.press.preflight.colours import Ink
from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule
from printing.press.preflight.rules.text_black import is_rich

SMALL = 9.0
MOST = 2


class TextFine(Rule):
    """Text under 9 pt in three inks or more: a hair's shift of the plates makes it illegible.

    A warning. Source: the trade's practice (IngramSpark: text black on K alone, printers.md 2.2).
    """

    id = "text.fine"
    title = "Inks of small text"

    def prepare(self) -> None:
        self.limit = f"{MOST} inks under {SMALL:g} pt"
        self.small = 0

    def look(self, page: Page) -> None:
        for shown in page.marks.shown:
            if shown.size >= SMALL or shown.mode in (3, 7):
                continue
            self.small += 1
            if _inks(shown.ink) > MOST and not is_rich(shown.ink):
                self.warn(
                    page.number,
                    f"{_inks(shown.ink)} inks at {shown.size:.1f} pt",
                    f"small text is set in {shown.ink}",
                    "set small text in one ink or two, black for choice",
                )

    def close(self) -> None:
        self.measured = "in few inks" if self.small else f"no text under {SMALL:g} pt"


def _inks(ink: Ink) -> int:
    if ink.space.process != "cmyk" or ink.space.colorants:
        return 1
    return sum(part > 0.02 for part in ink.parts)
