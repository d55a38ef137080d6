"""Words on the cover stay clear of the cut."""

from __future__ import annotations

from printing.press.preflight.findings import COVER
from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule
from printing.press.preflight.wrapper import OUTER, Words, words_of

SLACK = 0.5


class CoverLive(Rule):
    """Words on front and back inside the live area, counted from trim or board.

    Source: KDP help G201857950 and printers.md 1.7, 1.8 (0.125 in inside the trim, or inside the
    board of a case), 2.3 (Lulu); profile field cover.live_in.
    """

    id = "cover.live"
    title = "Words inside the live areas"
    kinds = (COVER,)

    def prepare(self) -> None:
        policy = self.profile.cover
        self.limit = f"{float(policy.live_in):g} in from the edge" if policy else ""
        self.count = 0

    def look(self, page: Page) -> None:
        if page.number > 1 or not page.lines:
            return
        cover = self.book.cover
        page.need_size()
        for words in words_of(page.lines, cover):
            self.count += len(words.glyphs)
            self._judge(page.number, words)

    def _judge(self, page: int, words: Words) -> None:
        for side, amount in words.beyond(OUTER).items():
            if amount > SLACK:
                self.error(
                    page,
                    f"{amount:.1f} pt outside at the {side}",
                    f"“{words.text[:60]}” on the {words.panel} comes too near to the {side} edge",
                    f"move it at least {amount:.1f} pt ({amount / 72:.3f} in) inwards",
                )

    def close(self) -> None:
        self.measured = f"all {self.count} glyphs inside"
        if not self.count:
            self.unjudged(
                None, "the cover holds no text; words drawn as pictures cannot be measured"
            )
