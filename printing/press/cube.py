"""The inks of every sRGB colour in one table: a picture is separated by looking up, not reckoning.

Working out a colour between the nodes of an ink table takes Pillow some 26 ns a pixel; finding it
in the table of all 16,777,216 colours about 1.5. Both give the same bytes: the one is made by the
other. It is 64 MB, mapped from the cache and shared by all who read it.
"""

from __future__ import annotations

import hashlib
import mmap
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from printing.press.canvas import Canvas, copied, empty
from printing.press.colour import separation, table
from printing.press.writing import whole_file

COLORS = 1 << 24
SIDE = 256
BAND = 64
# Colours looked at again when a table is opened, so many together in so many places: a spoilt one
# is made anew, not printed from.
PLACES = TOGETHER = 64

Table = NDArray[Any]


class Cube:
    """A full table, mapped: its pages are let go of after use, so that none stays in memory."""

    def __init__(self, path: Path) -> None:
        """Map a table. Raises ValueError where the file is not of a table's size."""
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), COLORS * 4, access=mmap.ACCESS_READ)
        self._inks = np.frombuffer(self._map, "<u4")

    def separate(self, canvas: Canvas) -> None:
        """Turn the RGB pixels of a canvas into the inks of this table, in place."""
        rows = canvas.rows
        for top in range(0, len(rows), BAND):
            band = rows[top : top + BAND]
            band[...] = self._inks.take(band & (COLORS - 1), mode="clip")
        if hasattr(mmap, "MADV_DONTNEED"):
            self._map.madvise(mmap.MADV_DONTNEED)


def make_cube(icc: str, limit: int, cache: Path) -> Path:
    """Make and keep the full table of a profile under a limit in percent; about 0.7 s, once."""
    kept = cube_path(icc, limit, cache)
    if cube(icc, limit, cache) is None:
        sheets = separation(icc, limit, cache)
        with whole_file(kept) as draft, draft.open("wb") as file:
            for blue in range(SIDE):
                file.write(_sheet(blue).filter(sheets).tobytes())
        _opened.cache_clear()
    return kept


def cube(icc: str, limit: int, cache: Path) -> Cube | None:
    """The full table where it was made, else None."""
    path = cube_path(icc, limit, cache)
    return _opened(path, icc, limit, cache) if path.is_file() else None


def cube_path(icc: str, limit: int, cache: Path) -> Path:
    """Where the full table lies, or would: named by the ink table it comes from."""
    nodes = table(icc, limit, cache)
    mark = hashlib.sha256(nodes.tobytes()).hexdigest()
    return cache / "tables" / f"{mark[:32]}.cube"


@lru_cache(maxsize=2)
def _opened(path: Path, icc: str, limit: int, cache: Path) -> Cube | None:
    if path.stat().st_size != COLORS * 4:
        return None
    opened = Cube(path)
    starts = np.arange(PLACES, dtype="<u4") * np.uint32(COLORS // PLACES + 3 * SIDE)
    probe = empty((TOGETHER, PLACES))
    probe.rows[...] = (starts[:, None] + np.arange(TOGETHER, dtype="<u4")) % COLORS
    wanted = probe.image("RGBX").convert("RGB").filter(separation(icc, limit, cache))
    opened.separate(probe)
    return opened if np.array_equal(probe.rows, copied(wanted).rows) else None


def _sheet(blue: int) -> Image.Image:
    """Every colour of one blue: red across, green down."""
    red = np.arange(SIDE, dtype=np.uint8)[None, :].repeat(SIDE, axis=0)
    sheet = np.stack([red, red.T, np.full_like(red, blue)], axis=-1)
    return Image.fromarray(np.ascontiguousarray(sheet), "RGB")
