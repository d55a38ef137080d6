"""The inks of every sRGB colour in one table: a picture is separated by looking up, not reckoning.

Working out a colour between the nodes of an ink table takes Pillow some 26 ns a pixel; finding it
in the table of all 16,777,216 colours about 1.5. Both give the same bytes: the one is made by the
other. It is 64 MB, mapped from the cache and shared by all who read it.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from printing.press.colour import separation, table
from printing.press.writing import whole_file

COLORS = 1 << 24
SIDE = 256
BAND = 64
# Colours looked at again when a table is opened: a spoilt one is made anew, not printed from.
PROBES = 4096

Table = NDArray[Any]


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


def cube(icc: str, limit: int, cache: Path) -> Table | None:
    """The full table where it was made, a number a colour (red lowest), else None."""
    path = cube_path(icc, limit, cache)
    return _opened(path, icc, limit, cache) if path.is_file() else None


def look_up(image: Image.Image, inks: Table) -> Image.Image:
    """An RGB picture in the inks of a full table."""
    wide, high = image.size
    out = np.empty((high, wide), "<u4")
    for top in range(0, high, BAND):
        band = image.crop((0, top, wide, min(high, top + BAND)))
        colors = np.frombuffer(band.tobytes("raw", "RGBX"), "<u4") & (COLORS - 1)
        np.take(inks, colors, out=out[top : top + BAND].reshape(-1), mode="clip")
    return Image.frombuffer("CMYK", image.size, out, "raw", "CMYK", 0, 1)


def cube_path(icc: str, limit: int, cache: Path) -> Path:
    """Where the full table lies, or would: named by the ink table it comes from."""
    nodes = table(icc, limit, cache)
    mark = hashlib.sha256(nodes.tobytes()).hexdigest()
    return cache / "tables" / f"{mark[:32]}.cube"


@lru_cache(maxsize=2)
def _opened(path: Path, icc: str, limit: int, cache: Path) -> Table | None:
    if path.stat().st_size != COLORS * 4:
        return None
    inks: Table = np.memmap(path, "<u4", mode="r")
    asked = np.arange(PROBES, dtype="<u4") * np.uint32(COLORS // PROBES + 1)
    probe = Image.frombuffer("RGBX", (64, 64), asked.tobytes(), "raw", "RGBX", 0, 1).convert("RGB")
    wanted = probe.filter(separation(icc, limit, cache)).tobytes()
    return inks if look_up(probe, inks).tobytes() == wanted else None


def _sheet(blue: int) -> Image.Image:
    """Every colour of one blue: red across, green down."""
    red = np.arange(SIDE, dtype=np.uint8)[None, :].repeat(SIDE, axis=0)
    sheet = np.stack([red, red.T, np.full_like(red, blue)], axis=-1)
    return Image.fromarray(np.ascontiguousarray(sheet), "RGB")
