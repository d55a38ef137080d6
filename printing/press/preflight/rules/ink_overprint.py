"""Black laid over a picture stays within the ink limit."""

from __future__ import annotations

from printing.press.preflight.marks import Placed
from printing.press.preflight.matrix import Box, meet
from printing.press.preflight.page import Page
from printing.press.preflight.pixels import colour_under, describe
from printing.press.preflight.rule import Rule
from printing.press.preflight.streams import Undecodable

FULL = 100.0
DARK = 60


class InkOverprint(Rule):
    """Cyan, magenta and yellow of the picture under each overprinting black line, plus its black.

    Source: profile field ink_limit; ISO 32000-1, 8.6.7. What knocks out adds nothing and is
    weighed by ink.limit.
    """

    id = "ink.overprint"
    title = "Ink under overprinting black"

    def prepare(self) -> None:
        self.asked = bool(self.profile.ink_limit)
        self.limit = f"{self.profile.ink_limit} %" if self.asked else ""
        self.most = 0.0
        self.over = 0

    def look(self, page: Page) -> None:
        marks = page.marks
        if not self.asked or not marks.black_kept:
            return
        self.over += marks.black_kept
        words = [
            (glyph.box, line.text.strip())
            for line in page.lines
            for glyph in line.glyphs
            if max(glyph.color) <= DARK
        ]
        worst: tuple[float, str] = (0.0, "")
        for placed in marks.placed:
            under = [(box, text) for box, text in words if meet(box, placed.box)]
            if under and describe(placed).space.process == "cmyk":
                worst = max(worst, self._most(placed, under))
        self.most = max(self.most, worst[0])
        if worst[0] > self.profile.ink_limit + 0.01:
            self.error(
                page.number,
                f"{worst[0]:.1f} %",
                f"“{worst[1][:60]}” overprints a picture that is too dark for it",
                "let the words knock out, move them, or lighten the picture under them",
            )

    def _most(self, placed: Placed, words: list[tuple[Box, str]]) -> tuple[float, str]:
        picture = describe(placed)
        try:
            # Below the limit by a full black, no part of the picture can go over it.
            heaviest = self.book.ink_of(placed, picture).most
            if heaviest + FULL <= self.profile.ink_limit:
                return heaviest + FULL, words[0][1]
            found = colour_under(placed, picture, [box for box, _ in words])
        except Undecodable:
            return 0.0, ""
        return max((most + FULL, text) for most, (_, text) in zip(found, words, strict=True))

    def close(self) -> None:
        self.measured = f"{self.most:.1f} % at most" if self.most else "none over a picture"
        if not self.asked:
            self.not_asked("the printer asks for no ink limit")
        elif not self.over:
            self.not_asked("no black words overprint")
