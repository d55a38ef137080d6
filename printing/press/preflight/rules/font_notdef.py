"""No letter is printed as an empty box."""

from __future__ import annotations

from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule


class FontNotdef(Rule):
    """Codes that lead to glyph 0, which a font draws for letters it does not have.

    Seen in composite fonts, where codes are glyph numbers. Source: ISO 32000-1, 9.7.6.3;
    OpenType 1.9, recommendations for .notdef.
    """

    id = "font.notdef"
    title = "No missing letters"

    def prepare(self) -> None:
        self.limit = "none"
        self.measured = "none missing"

    def look(self, page: Page) -> None:
        for name, count in sorted(page.marks.blanks.items()):
            self.error(
                page.number,
                f"{count} letters",
                f"the font {name} has no glyph for {count} letters; a box is printed instead",
                "set the words in a font that has them",
            )
