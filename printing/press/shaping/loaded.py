"""Faces read once, ready for HarfBuzz."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import uharfbuzz as hb

from printing.press.faces import OWN, face_path


@dataclass(frozen=True)
class Loaded:
    """A face in memory; `upem` is the number of its units to an em."""

    font: hb.Font
    upem: int

    def advance(self, glyph: int) -> int:
        """How far a glyph moves the pen by itself, in units."""
        return int(self.font.get_glyph_h_advance(glyph))


def load_face(name: str) -> Loaded:
    """The face of a name. Raises KeyError for one the press does not have."""
    return _loaded(face_path(name), name in OWN)


@cache
def _loaded(path: Path, own: bool) -> Loaded:
    # A mapped file that is cut short under us ends the process (SIGBUS); what somebody handed in
    # is read whole. The press's own are never written to.
    blob = hb.Blob(path.read_bytes()) if own else hb.Blob.from_file_path(str(path))
    face = hb.Face(blob)
    return Loaded(hb.Font(face), face.upem)
