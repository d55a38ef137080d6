"""How much ink the pixels of a separated picture ask for, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

# Rows at a time: few enough that sums stay in the processor's own memory.
BAND = 64
# Pixels of a square of the map of ink under words; about a fifth of an inch at 300 DPI.
CELL = 64

Sums = NDArray[np.uint32]


@dataclass(frozen=True)
class Weight:
    """The heaviest pixel of a CMYK picture, in percent of one ink.

    `under` maps cyan, magenta and yellow together in squares of CELL pixels, rows from the top:
    the most in each, in whole percent rounded up. It is what stands below overprinted black.
    """

    most: float
    under: tuple[tuple[int, ...], ...]


def weigh(picture: Image.Image) -> Weight:
    """The ink of every pixel of a decoded CMYK picture."""
    heaviest = 0
    squares = []
    edges = np.arange(0, picture.width, CELL)
    for inks in _bands(picture):
        pairs = (inks & 0x00FF00FF) + ((inks >> 8) & 0x00FF00FF)
        sums = (pairs & 0xFFFF) + (pairs >> 16)
        heaviest = max(heaviest, int(sums.max()))
        colors: Sums = (sums - (inks >> 24)).max(axis=0)
        squares.append(np.maximum.reduceat(colors, edges))
    percent = np.ceil(np.stack(squares) / 2.55).astype(int)
    return Weight(round(heaviest / 2.55, 2), tuple(map(tuple, percent.tolist())))


def weigh_gray(picture: Image.Image) -> float:
    """The darkest pixel of a decoded grey picture, in percent of black."""
    darkest = picture.getextrema()[0]
    assert isinstance(darkest, (int, float))
    return round((255 - int(darkest)) / 2.55, 2)


def _bands(picture: Image.Image) -> Iterator[Sums]:
    """Rows of pixels, each one number: cyan lowest, black highest."""
    wide, high = picture.size
    for top in range(0, high, BAND):
        band = picture.crop((0, top, wide, min(high, top + BAND)))
        yield np.frombuffer(band.tobytes(), "<u4").reshape(-1, wide)
