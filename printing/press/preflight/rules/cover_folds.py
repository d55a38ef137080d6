"""No words lie across a fold or in the hinge."""

from __future__ import annotations

from printing.press.preflight.findings import COVER
from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule
from printing.press.preflight.wrapper import FOLD, crossing, words_of

SLACK = 0.5


class CoverFolds(Rule):
    """Words of the front and back clear of the spine's folds and, on a case, of the hinge.

    Source: printers.md 1.8 (hinge 0.4 in), 2.2 (IngramSpark), KDP help G201857950; profile
    fields cover.hinge_in and cover.live_in.
    """

    id = "cover.folds"
    title = "Folds free of words"
    kinds = (COVER,)

    def prepare(self) -> None:
        self.limit = "no word across the spine or in the hinge"
        self.count = 0

    def look(self, page: Page) -> None:
        if page.number > 1 or not page.lines:
            return
        cover = self.book.cover
        page.need_size()
        across = crossing(page.lines, cover)
        for text in across:
            self.error(
                page.number,
                "across the fold",
                f"“{text[:60]}” runs across the spine",
                "keep the words on one side of the spine",
            )
        for words in words_of(page.lines, cover):
            self.count += len(words.glyphs)
            amount = max(words.beyond(FOLD).values(), default=0.0)
            if amount > SLACK and words.text not in across:
                self.error(
                    page.number,
                    f"{amount:.1f} pt into the fold",
                    f"“{words.text[:60]}” on the {words.panel} comes too near to the spine",
                    f"move it at least {amount:.1f} pt ({amount / 72:.3f} in) away from it",
                )

    def close(self) -> None:
        self.measured = f"{self.count} glyphs clear of the folds"
        if not self.count:
            self.unjudged(None, "the cover holds no text on front or back")
