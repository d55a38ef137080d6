"""Ink held back in the few squares of a picture that coding lifted over the limit.

A JPEG's squares are coded each for itself where no plate is subsampled. So where few of them come
out over the limit, these alone are printed a little lighter, and all else stays as it was.
"""

from __future__ import annotations

import numpy as np

from printing.press.canvas import Pixels
from printing.press.weighing import summed

# Pixels of a square that is coded by itself (ITU T.81, A.1).
SQUARE = 8
BAND = 8 * SQUARE
# Where more of the squares are over, the picture as a whole asks for too much.
FEW = 0.01
# How far below what would just do, in percent of one ink: coding other pixels errs otherwise.
SPARE = 4.0


def ease(inks: Pixels, decoded: Pixels, limit: float, most: float) -> bool:
    """Lighten the squares of `inks` that are over `limit` where `decoded`, in place.

    Both are (height, width) CMYK pixels; `limit` is in percent, as is `most`, the ink asked for
    before coding. Says whether it was done: not where too many squares are over.
    """
    over = _squares_over(decoded, limit)
    if len(over) > FEW * decoded.size / SQUARE**2:
        return False
    for down, across in over:
        place = np.s_[down : down + SQUARE, across : across + SQUARE]
        excess = float(summed(decoded[place]).max()) / 2.55 - limit
        inks[place] = _held(inks[place], (most - excess - SPARE) * 2.55)
    return True


def _squares_over(decoded: Pixels, limit: float) -> list[tuple[int, int]]:
    """The top and left of each square with a pixel over the limit."""
    found: set[tuple[int, int]] = set()
    for top in range(0, len(decoded), BAND):
        down, across = np.nonzero(summed(decoded[top : top + BAND]) > limit * 2.55)
        tops, lefts = top + down // SQUARE * SQUARE, across // SQUARE * SQUARE
        found.update(zip(tops.tolist(), lefts.tolist(), strict=True))
    return sorted(found)


def _held(inks: Pixels, most: float) -> Pixels:
    """Pixels with so much ink at most (0 to 1020): the colours give way in proportion."""
    plates = np.ascontiguousarray(inks).view(np.uint8).reshape(*inks.shape, 4).astype(np.float64)
    colors, black = plates[..., :3], plates[..., 3:]
    room = np.maximum(most - black, 0.0)
    share = np.minimum(room / np.maximum(colors.sum(axis=-1, keepdims=True), 1.0), 1.0)
    colors *= share
    held: Pixels = np.floor(plates).astype(np.uint8).view(np.uint32)[..., 0]
    return held
