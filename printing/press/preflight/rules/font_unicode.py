"""Words can be read out of the file again."""

from __future__ import annotations

from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule

PRIVATE = ((0xE000, 0xF8FF), (0xF0000, 0xFFFFD), (0x100000, 0x10FFFD))
UNKNOWN = 0xFFFD


class FontUnicode(Rule):
    """Letters without a character behind them, or with a private one: a warning.

    Such words print, but cannot be checked, searched or read aloud. Source: ISO 32000-1, 9.10;
    Unicode 15, 23.5 (private use).
    """

    id = "font.unicode"
    title = "Words can be extracted"

    def prepare(self) -> None:
        self.limit = "a character for every letter"
        self.letters = 0

    def look(self, page: Page) -> None:
        letters = [glyph.char for line in page.lines for glyph in line.glyphs]
        self.letters += len(letters)
        lost = [char for char in letters if not _readable(ord(char))]
        if lost:
            codes = ", ".join(sorted({f"U+{ord(char):04X}" for char in lost})[:4])
            self.warn(
                page.number,
                f"{len(lost)} of {len(letters)} letters",
                f"letters cannot be read out of the file ({codes})",
                "export again with a Unicode table (ToUnicode) for each font",
            )

    def close(self) -> None:
        self.measured = f"{self.letters} letters, all known"
        if not self.letters:
            self.unjudged(None, "the file holds no text")


def _readable(code: int) -> bool:
    if code == UNKNOWN or code < 0x20:
        return False
    return not any(first <= code <= last for first, last in PRIVATE)
