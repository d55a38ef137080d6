"""How wide letters are: advances and coverage read from a TrueType file."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Metrics:
    """One face's measures, in thousandths of its size; `advances` maps character codes."""

    ascent: float
    descent: float
    cap_height: float
    x_height: float
    advances: dict[int, float]

    def width(self, text: str, size: float) -> float:
        """The width of unshaped, unkerned text in points. Raises KeyError for a missing glyph."""
        return sum(self.advances[ord(letter)] for letter in text) * size / 1000

    def lacks(self, text: str) -> list[str]:
        """The characters of a text the face has no glyph for, each once, in order."""
        return [letter for letter in dict.fromkeys(text) if ord(letter) not in self.advances]


def read_metrics(path: Path) -> Metrics:
    """Read a static TrueType file (OpenType 1.9: head, hhea, hmtx, OS/2, cmap 4 and 12)."""
    data = path.read_bytes()
    count = struct.unpack_from(">H", data, 4)[0]
    tables = {}
    for row in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", data, 12 + 16 * row)
        tables[tag] = offset
    scale = 1000 / struct.unpack_from(">H", data, tables[b"head"] + 18)[0]
    ascent, descent = struct.unpack_from(">hh", data, tables[b"hhea"] + 4)
    x_height, cap_height = struct.unpack_from(">hh", data, tables[b"OS/2"] + 86)
    glyphs = _characters(data, tables[b"cmap"])
    widths = _advances(data, tables)
    advances = {
        code: widths[min(glyph, len(widths) - 1)] * scale for code, glyph in glyphs.items() if glyph
    }
    return Metrics(ascent * scale, -descent * scale, cap_height * scale, x_height * scale, advances)


def _advances(data: bytes, tables: dict[bytes, int]) -> list[int]:
    count = struct.unpack_from(">H", data, tables[b"hhea"] + 34)[0]
    pairs = struct.iter_unpack(">Hh", data[tables[b"hmtx"] : tables[b"hmtx"] + 4 * count])
    return [advance for advance, _ in pairs]


def _characters(data: bytes, start: int) -> dict[int, int]:
    found: dict[int, int] = {}
    for row in range(struct.unpack_from(">H", data, start + 2)[0]):
        platform, _, offset = struct.unpack_from(">HHL", data, start + 4 + 8 * row)
        form = struct.unpack_from(">H", data, start + offset)[0]
        if platform not in (0, 3):
            continue
        if form == 4:
            found = {**_format_4(data, start + offset), **found}
        elif form == 12:
            found = {**found, **_format_12(data, start + offset)}
    return found


def _format_12(data: bytes, start: int) -> dict[int, int]:
    found = {}
    for group in range(struct.unpack_from(">L", data, start + 12)[0]):
        first, last, glyph = struct.unpack_from(">LLL", data, start + 16 + 12 * group)
        found.update({code: glyph + code - first for code in range(first, last + 1)})
    return found


def _format_4(data: bytes, start: int) -> dict[int, int]:
    double = struct.unpack_from(">H", data, start + 6)[0]
    columns = []
    for place in (14, 16 + double, 16 + 2 * double, 16 + 3 * double):
        columns.append(struct.unpack_from(f">{double // 2}H", data, start + place))
    ranges = start + 16 + 3 * double
    found = {}
    for row, (last, first, delta, hop) in enumerate(zip(*columns, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if hop:
                place = ranges + 2 * row + hop + 2 * (code - first)
                glyph = struct.unpack_from(">H", data, place)[0]
                if not glyph:
                    continue
            found[code] = (glyph + delta) & 0xFFFF
    return found
