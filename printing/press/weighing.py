"""How much ink the pixels of a separated picture ask for, and where."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image

from printing.press.canvas import Pixels

# Pixels of a square of the map of ink under words; about a fifth of an inch at 300 DPI.
CELL = 64
# Every other of the four inks in a number.
EVEN = np.uint32(0x00FF00FF)
BOTH = np.uint32(0x00010001)


@dataclass(frozen=True)
class Weight:
    """The heaviest pixel of a CMYK picture, in percent of one ink.

    `under` maps cyan, magenta and yellow together in squares of CELL pixels, rows from the top:
    the most in each, in whole percent rounded up. It is what stands below overprinted black.
    """

    most: float
    under: tuple[tuple[int, ...], ...]


def weigh(pixels: Pixels, *, mapped: bool = True) -> Weight:
    """The ink of every decoded CMYK pixel, (height, width); `mapped` asks for the map as well."""
    heaviest = 0
    squares = []
    edges = np.arange(0, pixels.shape[1], CELL)
    # So few rows that sums stay in the processor's own memory.
    for top in range(0, len(pixels), CELL):
        band = pixels[top : top + CELL]
        sums = summed(band)
        heaviest = max(heaviest, int(sums.max()))
        if mapped:
            colors = (sums - (band >> 24)).max(axis=0)
            squares.append(np.maximum.reduceat(colors, edges))
    if not mapped:
        return Weight(round(heaviest / 2.55, 2), ())
    percent = np.ceil(np.stack(squares) / 2.55).astype(int)
    return Weight(round(heaviest / 2.55, 2), tuple(map(tuple, percent.tolist())))


def summed(inks: Pixels) -> Pixels:
    """The four inks of every pixel together, 0 to 1020."""
    pairs: Pixels = inks >> np.uint32(8)
    pairs &= EVEN
    pairs += inks & EVEN
    pairs *= BOTH
    pairs >>= 16
    return pairs


def weigh_gray(picture: Image.Image) -> float:
    """The darkest pixel of a decoded grey picture, in percent of black."""
    darkest = picture.getextrema()[0]
    assert isinstance(darkest, (int, float))
    return round((255 - int(darkest)) / 2.55, 2)
