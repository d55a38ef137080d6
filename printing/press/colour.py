"""RGB into inks: one look-up table a printing condition, no node over the limit."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from printing.press.inks import GRID, profile_sha256, table_path
from printing.press.solving import solve
from printing.press.writing import whole_file

# Raised when the table is solved otherwise, so that kept tables and pages are made again.
SOLUTION = 1


def table(
    name: str, limit: int, cache: Path, on_round: Callable[[int, int], None] | None = None
) -> NDArray[Any]:
    """The ink table of a profile under a limit in percent: shipped, kept in `cache`, or solved.

    Shape (33, 33, 33, 4), bytes, red slowest; a limit of 0 is none. Solving is done once for a
    limit and takes half a second at 232 %, two and a half at 160 %; `on_round` hears how far it
    is. Raises ValueError for a condition the press has not, and for a spoilt file.
    """
    shipped = table_path(name, limit)
    if shipped.is_file():
        return _opened(shipped)
    mark = hashlib.sha256(f"{profile_sha256(name)}/{limit}/{SOLUTION}".encode()).hexdigest()
    kept = cache / "tables" / f"{mark[:32]}.npy"
    if not kept.is_file():
        with whole_file(kept) as draft:
            np.save(draft, solve(name, limit, on_round))
    return _opened(kept)


@lru_cache(maxsize=4)
def separation(name: str, limit: int, cache: Path) -> ImageFilter.Color3DLUT:
    """The filter that turns sRGB pictures into CMYK ones under a limit in percent."""
    nodes = table(name, limit, cache).astype(np.float32) / 255
    flat = np.ascontiguousarray(nodes.transpose(2, 1, 0, 3)).reshape(-1)
    return ImageFilter.Color3DLUT(GRID, flat, channels=4, target_mode="CMYK")


def most_ink(picture: Image.Image) -> float:
    """The heaviest pixel of a decoded CMYK or grey picture, in percent of one ink."""
    pixels = np.asarray(picture)
    if picture.mode == "L":
        return round((255 - int(pixels.min())) / 2.55, 2)
    heaviest = 0
    for band in range(0, pixels.shape[0], 256):
        total = pixels[band : band + 256].sum(axis=2, dtype=np.uint16)
        heaviest = max(heaviest, int(total.max()))
    return round(heaviest / 2.55, 2)


def _opened(path: Path) -> NDArray[Any]:
    nodes: NDArray[Any] = np.load(path, allow_pickle=False)
    if nodes.shape != (GRID, GRID, GRID, 4) or nodes.dtype != np.uint8:
        raise ValueError(f"{path.name} is not an ink table; delete it and press again")
    return nodes
