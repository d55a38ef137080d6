"""Words stand on the spine only where it is wide enough, and inside it."""

from __future__ import annotations

from printing.press.preflight.findings import COVER
from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule
from printing.press.preflight.wrapper import on_spine

SLACK = 0.25


class SpineText(Rule):
    """Spine text from the printer's least page count on, its glyphs within the spine's margins.

    Source: KDP help (more than 79 pages; 0.0625 in clear on each side), Lulu (more than 80):
    printers.md 1.7 and 2.1; profile fields cover.spine_text_min_pages and spine_text_margin_in.
    """

    id = "spine.text"
    title = "Words on the spine"
    kinds = (COVER,)

    def prepare(self) -> None:
        policy = self.profile.cover
        if policy is not None:
            margin = float(policy.spine_text_margin_in)
            least = policy.spine_text_min_pages
            self.limit = f"from {least} pages on, {margin:g} in clear of the folds"
        self.measured = "none"

    def look(self, page: Page) -> None:
        if page.number > 1 or not page.lines:
            return
        cover = self.book.cover
        page.need_size()
        glyphs = on_spine(page.lines, cover)
        if not glyphs:
            return
        text = "".join(glyph.char for glyph in glyphs)[:60]
        self.measured = f"“{text}”"
        if not cover.spine_text:
            self.error(
                page.number,
                f"{self.expected.pages} pages",
                f"“{text}” stands on a spine of {float(cover.spine_in):.4f} in, which is too "
                "narrow for words",
                "take the words off the spine",
            )
            return
        x0, y0, x1, y1 = cover.spine_live
        over = max(
            max(x0 - glyph.box[0], glyph.box[2] - x1, y0 - glyph.box[1], glyph.box[3] - y1)
            for glyph in glyphs
        )
        if over > SLACK:
            self.error(
                page.number,
                f"{over:.1f} pt outside",
                f"“{text}” comes too near to the folds or ends of the spine",
                f"set it smaller or move it, by {over:.1f} pt at least",
            )
