"""What one examination may spend on drawing operators, and what it need not read twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Object, Stream

from printing.press.preflight import streams
from printing.press.preflight.findings import Unreadable
from printing.press.preflight.limits import OPERATORS

# Forms of up to this many operators are kept as read, up to this many operators together.
SHORT_FORM = 2_000
ALL_FORMS = 100_000

GlyphMap = Callable[[int], int]


class Budget:
    """Counts drawing operators over a whole file and says when it has been enough."""

    def __init__(self, operators: int = OPERATORS) -> None:
        self.left = operators
        self.forms: dict[tuple[int, int], Sequence[Any]] = {}
        self.room = ALL_FORMS
        self.maps: dict[tuple[int, int], GlyphMap] = {}

    def spend(self, operators: int, page: int) -> None:
        """Take some off. Raises Unreadable when the file asks for more than its share."""
        self.left -= operators
        if self.left < 0:
            raise Unreadable(
                f"page {page}: the file holds more than {OPERATORS:,} drawing operators; "
                "flatten its artwork to pictures and try again"
            )

    def read(self, stream: Object | pikepdf.Page, page: int) -> Sequence[Any]:
        """The operators of a page or form; short forms are read once."""
        key = stream.objgen if isinstance(stream, Stream) else (0, 0)
        if key in self.forms:
            return self.forms[key]
        found = streams.instructions(stream, page)
        if key != (0, 0) and len(found) <= min(SHORT_FORM, self.room):
            self.forms[key] = found
            self.room -= len(found)
        return found

    def glyph_map(self, font: Object) -> GlyphMap:
        """Character code to glyph number of a font whose encoding is Identity."""
        key = font.objgen
        if key not in self.maps:
            self.maps[key] = _glyph_map(font)
        return self.maps[key]


def _glyph_map(font: Object) -> GlyphMap:
    below = font.get("/DescendantFonts")
    first = below[0] if isinstance(below, Array) and len(below) else None
    table = first.get("/CIDToGIDMap") if isinstance(first, Dictionary) else None
    if not isinstance(table, Stream):
        return lambda code: code
    try:
        data = streams.program(table)
    except streams.Undecodable:
        return lambda code: code
    # A code beyond the table has no glyph.
    return lambda code: int.from_bytes(data[2 * code : 2 * code + 2], "big")
