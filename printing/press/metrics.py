"""How wide letters are: advances and coverage read from a font file by HarfBuzz."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

import uharfbuzz as hb


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
    """Read a TrueType or OpenType file (OpenType 1.9: head, hhea, hmtx, OS/2, cmap)."""
    face = hb.Face(hb.Blob(path.read_bytes()))
    font = hb.Font(face)
    scale = 1000 / face.upem
    ascent, descent = struct.unpack_from(">hh", face.reference_table("hhea").data, 4)
    # Heights came with version 2 of OS/2; a face without them is as high as most.
    told = face.reference_table("OS/2").data
    heights = struct.unpack_from(">hh", told, 86) if len(told) >= 90 else (0, 0)
    x_height, cap_height = heights if all(heights) else (face.upem * 0.5, face.upem * 0.7)
    advances = {
        code: font.get_glyph_h_advance(glyph) * scale
        for code in face.unicodes
        if (glyph := font.get_nominal_glyph(code))
    }
    return Metrics(ascent * scale, -descent * scale, cap_height * scale, x_height * scale, advances)
