"""Embedded fonts are whole."""

from __future__ import annotations

from pikepdf import Dictionary

from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule
from printing.press.preflight.typefaces import fault_of, typefaces


class FontDamaged(Rule):
    """The program of each embedded font: of the kind it says, its tables within its bytes.

    Source: ISO 32000-1, 9.9 (font files); a font that cannot be read stops a printer's machine
    (printers.md 5, row 15).
    """

    id = "font.damaged"
    title = "Fonts whole"

    def prepare(self) -> None:
        self.limit = "every embedded font can be read"
        self.seen: set[tuple[int, int]] = set()
        self.count = 0

    def look(self, page: Page) -> None:
        for entry in page.reachable(self.seen):
            if entry.kind != "/Font" or not isinstance(entry.value, Dictionary):
                continue
            for face in typefaces(entry.value):
                held = face.program
                if held is None or not len(held[1].read_raw_bytes()):
                    continue
                self.count += 1
                fault = fault_of(*held)
                if fault:
                    self.error(
                        page.number,
                        f"{face.name} damaged",
                        f"the font {face.name} cannot be used: {fault}",
                        "install the font anew and export again",
                    )

    def close(self) -> None:
        self.measured = f"{self.count} embedded, all whole" if self.count else "no embedded fonts"
