"""PostScript outlines (CFF) redrawn as TrueType ones: cubic curves into quadratic."""

from __future__ import annotations

import struct

import uharfbuzz as hb
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

# How far a curve may stray, in parts of an em: 0.0005 em is 0.01 points at 20 points.
STRAY = 0.0005


def as_truetype(face: hb.Face) -> dict[str, bytes]:
    """The tables glyf, loca, head, hhea, hmtx and maxp of a face with PostScript outlines."""
    font = hb.Font(face)
    glyphs = [_redrawn(font, place, face.upem * STRAY) for place in range(face.glyph_count)]
    padded = [each + b"\0" * (-len(each) % 4) for each in glyphs]
    places = [0]
    for each in padded:
        places.append(places[-1] + len(each))
    head = bytearray(face.reference_table("head").data)
    head[50:52] = struct.pack(">h", 1)
    # maxp 1.0: the numbers of points are upper bounds, nothing is hinted.
    maxp = struct.pack(">L14H", 0x10000, len(glyphs), 4096, 512, 4096, 512, 1, *[0] * 6, 8, 1)
    return {
        "glyf": b"".join(padded),
        "loca": struct.pack(f">{len(places)}L", *places),
        "head": bytes(head),
        "hhea": bytes(face.reference_table("hhea").data),
        "hmtx": bytes(face.reference_table("hmtx").data),
        "maxp": maxp,
    }


def _redrawn(font: hb.Font, place: int, stray: float) -> bytes:
    pen = TTGlyphPen(None)
    # PostScript outlines run the other way round than TrueType ones.
    font.draw_glyph_with_pen(place, Cu2QuPen(pen, stray, reverse_direction=True))
    glyph = pen.glyph()
    glyph.recalcBounds(None)
    data: bytes = glyph.compile(None)
    return data
