"""Faces read once, ready for HarfBuzz."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import uharfbuzz as hb

from printing.press.faces import face_path


@dataclass(frozen=True)
class Loaded:
    """A face in memory; `upem` is the number of its units to an em."""

    font: hb.Font
    upem: int

    def advance(self, glyph: int) -> int:
        """How far a glyph moves the pen by itself, in units."""
        return int(self.font.get_glyph_h_advance(glyph))


@cache
def load_face(name: str) -> Loaded:
    """The face of a name. Raises KeyError for one the press does not have."""
    face = hb.Face(hb.Blob.from_file_path(str(face_path(name))))
    return Loaded(hb.Font(face), face.upem)
