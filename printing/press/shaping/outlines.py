"""The outlines of some glyphs of a face, small: cut out by HarfBuzz, PostScript ones redrawn."""

from __future__ import annotations

import struct
from collections.abc import Iterable

import uharfbuzz as hb

from printing.press.shaping.loaded import load_face
from printing.press.shaping.quadratic import as_truetype

KEPT = ("glyf", "loca", "head", "hhea", "hmtx", "maxp")
# Flags of a part of a composite glyph (OpenType 1.9, glyf).
WORDS, SCALE, TWO_SCALES, MATRIX, MORE, INSTRUCTIONS = 0x1, 0x8, 0x40, 0x80, 0x20, 0x100


class Outlines:
    """Glyphs used of one face, renumbered from 0; composites bring their parts."""

    def __init__(self, face: str, glyphs: Iterable[int]) -> None:
        loaded = load_face(face)
        plan, cut = _cut(loaded.font.face, glyphs)
        self._places = dict(plan.old_to_new_glyph_mapping.items())
        tags = set(cut.table_tags)
        if "glyf" in tags:
            self._tables = {tag: bytes(cut.reference_table(tag).data) for tag in KEPT}
        else:
            self._tables = as_truetype(cut)
        self._glyphs = self._read()

    @property
    def count(self) -> int:
        """How many there are, the one for what is missing included."""
        return len(self._glyphs)

    def table(self, tag: str) -> bytes:
        """A table of the cut-out face."""
        return self._tables[tag]

    def place(self, glyph: int) -> int:
        """The number here of a glyph of the whole face. Raises ValueError for one it has not."""
        if glyph not in self._places:
            raise ValueError("a font of this book is damaged; hand it in and lay it out again")
        return int(self._places[glyph])

    def advance(self, place: int) -> int:
        """How far a glyph moves the pen, in units."""
        wide = struct.unpack_from(">H", self._tables["hhea"], 34)[0]
        advance: int = struct.unpack_from(">H", self._tables["hmtx"], 4 * min(place, wide - 1))[0]
        return advance

    def glyph(self, place: int, behind: int) -> bytes:
        """The data of a glyph; the parts of a composite are found from number `behind` on."""
        data = self._glyphs[place]
        if len(data) < 10 or struct.unpack_from(">h", data)[0] >= 0:
            return data
        return _moved(data, behind - 1)

    def _read(self) -> list[bytes]:
        count = struct.unpack_from(">H", self._tables["maxp"], 4)[0]
        long = struct.unpack_from(">h", self._tables["head"], 50)[0]
        form = f">{count + 1}{'L' if long else 'H'}"
        places = struct.unpack_from(form, self._tables["loca"])
        edges = [place if long else 2 * place for place in places]
        glyf = self._tables["glyf"]
        return [glyf[one:two] for one, two in zip(edges, edges[1:], strict=False)]


def _cut(face: hb.Face, glyphs: Iterable[int]) -> tuple[hb.SubsetPlan, hb.Face]:
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(sorted(set(glyphs)))
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    wanted.pin_all_axes_to_default(face)
    dropped = [tag for tag in face.table_tags if tag not in (*KEPT, "CFF ", "CFF2", "gvar", "fvar")]
    wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(
        int.from_bytes(tag.encode(), "big") for tag in dropped
    )
    plan = hb.SubsetPlan(face, wanted)
    return plan, plan.execute()


def _moved(data: bytes, by: int) -> bytes:
    moved = bytearray(data)
    place, flags = 10, MORE
    while flags & MORE:
        flags, glyph = struct.unpack_from(">HH", moved, place)
        struct.pack_into(">H", moved, place + 2, glyph + by)
        place += 8 if flags & WORDS else 6
        place += 2 if flags & SCALE else 4 if flags & TWO_SCALES else 8 if flags & MATRIX else 0
    return bytes(moved)
