"""Black words lie over the picture where the printer wants that."""

from __future__ import annotations

from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule


class OverprintBlack(Rule):
    """Text in black alone: overprinting where the profile says so, else nothing is asked.

    Without it a shift of the plates shows as white seams, and a change of language changes the
    colour plates. A warning. Source: profile field overprint; ISO 32000-1, 8.6.7.
    """

    id = "overprint.black"
    title = "Black words overprint"

    def prepare(self) -> None:
        self.limit = "black text overprints" if self.profile.overprint else ""
        self.words = self.over = 0

    def look(self, page: Page) -> None:
        marks = page.marks
        self.words += marks.black_words
        self.over += marks.black_kept
        if self.profile.overprint and marks.black_kept < marks.black_words:
            self.warn(
                page.number,
                f"{marks.black_words - marks.black_kept} of {marks.black_words} knock out",
                "black words clear what lies under them",
                "set black text to overprint (overprint on, overprint mode 1)",
            )

    def close(self) -> None:
        self.measured = f"{self.over} of {self.words} shown black words overprint"
        if not self.profile.overprint:
            self.not_asked("the printer's profile asks for no overprint")
        elif not self.words:
            self.not_asked("the file holds no black text")
