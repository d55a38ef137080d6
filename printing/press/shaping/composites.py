"""Composite glyphs of a face: how deep their parts lie and how many there are."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from printing.press.shaping.outlines import MATRIX, MORE, SCALE, TWO_SCALES, WORDS

# Deeper than any letter's accents lie, and more parts than any drawing of letters has.
DEEPEST = 16
MOST_PARTS = 2048


class TooDeep(ValueError):
    """A glyph made of itself, or of too many parts; `glyph` is its number."""

    def __init__(self, glyph: int) -> None:
        super().__init__(f"glyph {glyph} is made of itself or of too many parts")
        self.glyph = glyph


def check_composites(tables: dict[str, bytes], glyphs: int) -> None:
    """Raises TooDeep for a ring, more than DEEPEST levels or MOST_PARTS parts (OpenType 1.9, glyf).

    `tables` are head, loca and glyf of a face of so many glyphs.
    """
    parts = {
        glyph: found for glyph in range(glyphs) if (found := list(_parts(_outline(tables, glyph))))
    }
    known: dict[int, tuple[int, int]] = {}
    for glyph in parts:
        _measure(glyph, parts, known, 0)


def _measure(
    glyph: int, parts: dict[int, list[int]], known: dict[int, tuple[int, int]], above: int
) -> tuple[int, int]:
    """Levels below a glyph, and how many glyphs it is drawn from; each is measured once."""
    if above > DEEPEST:
        raise TooDeep(glyph)
    if glyph not in known:
        below = [_measure(each, parts, known, above + 1) for each in parts.get(glyph, ())]
        levels = 1 + max((each[0] for each in below), default=-1)
        known[glyph] = levels, 1 + sum(each[1] for each in below)
    if known[glyph][0] > DEEPEST or known[glyph][1] > MOST_PARTS:
        raise TooDeep(glyph)
    return known[glyph]


def _outline(tables: dict[str, bytes], glyph: int) -> bytes:
    """A glyph's data, b"" where it has none or lies outside."""
    loca, glyf = tables["loca"], tables["glyf"]
    long = struct.unpack_from(">h", tables["head"], 50)[0]
    form, width, scale = (">LL", 4, 1) if long else (">HH", 2, 2)
    if len(loca) < width * (glyph + 2):
        return b""
    start, end = struct.unpack_from(form, loca, width * glyph)
    return glyf[start * scale : end * scale]


def _parts(data: bytes) -> Iterator[int]:
    """The numbers of the glyphs a composite is made of."""
    if len(data) < 10 or struct.unpack_from(">h", data)[0] >= 0:
        return
    at, flags = 10, MORE
    while flags & MORE and at + 4 <= len(data):
        flags, glyph = struct.unpack_from(">HH", data, at)
        yield glyph
        at += 4 + (4 if flags & WORDS else 2)
        at += 2 if flags & SCALE else 4 if flags & TWO_SCALES else 8 if flags & MATRIX else 0
