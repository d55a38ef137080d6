"""Sixteen-bit pictures into sRGB: a matrix profile worked out without rounding in between.

The colour engine within Pillow takes eight bits a channel. Rounding to eight bits inside a wide
space such as ProPhoto and converting after that shows as steps in soft skies.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from books.darkroom.spaces import SRGB, colorants, srgb_light

Array = NDArray[np.float32]
Words = NDArray[np.uint16]
Bytes = NDArray[np.uint8]
LEVELS = 65536


@dataclass(frozen=True)
class Shaper:
    """Curves (65536 linear values for each channel) and the matrix into linear sRGB."""

    curves: tuple[Array, ...]
    matrix: Array | None

    def develop(self, pixels: Words) -> Bytes:
        """Pixels of 16 bits, (rows, columns[, 3]), as sRGB of 8 bits in the same shape.

        Colours outside sRGB are clipped to its surface, which is what relative colorimetric
        between two matrix profiles means; both their blacks are zero, so none is compensated.
        """
        if self.matrix is None:
            light = self.curves[0][pixels]
        else:
            light = np.stack(
                [curve[pixels[..., n]] for n, curve in enumerate(self.curves)], axis=-1
            )
            light = light @ self.matrix.T
        whole: Bytes = _CODED[
            np.clip(light * np.float32(LEVELS - 1) + 0.5, 0, LEVELS - 1).astype(np.uint16)
        ]
        return whole


def rounded(pixels: Words) -> Bytes:
    """Values of 16 bits as the nearest of 8 bits: 65535 is 255, not 256 or a clipped 255."""
    return _ROUNDED[pixels]


def shaper_of(icc: bytes) -> Shaper | None:
    """The shaper of an RGB matrix profile or a grey one; None for a profile of tables or damage."""
    try:
        tags = _tags(icc)
        if any(name in tags for name in (b"A2B0", b"A2B1", b"D2B1")):
            return None
        if icc[16:20] == b"GRAY":
            return Shaper((_curve(tags[b"kTRC"]),), None)
        columns = [_xyz(tags[name]) for name in (b"rXYZ", b"gXYZ", b"bXYZ")]
        curves = tuple(_curve(tags[name]) for name in (b"rTRC", b"gTRC", b"bTRC"))
    except (KeyError, struct.error, ValueError, OverflowError):
        return None
    into = np.linalg.inv(colorants(SRGB)) @ np.array(columns).T
    return Shaper(curves, into.astype(np.float32))


def _tags(icc: bytes) -> dict[bytes, bytes]:
    (count,) = struct.unpack(">I", icc[128:132])
    found = {}
    for n in range(min(count, 100)):
        name, at, length = struct.unpack(">4sII", icc[132 + 12 * n : 144 + 12 * n])
        found[name] = icc[at : at + length]
    return found


def _xyz(data: bytes) -> list[float]:
    return [value / 65536 for value in struct.unpack(">3i", data[8:20])]


def _curve(data: bytes) -> Array:
    level = np.linspace(0, 1, LEVELS)
    if data[:4] == b"para":
        return _parametric(data, level).astype(np.float32)
    if data[:4] != b"curv":
        raise ValueError("a curve of another kind")
    (count,) = struct.unpack(">I", data[8:12])
    if count == 0:
        return level.astype(np.float32)
    steps = np.frombuffer(data[12 : 12 + 2 * count], ">u2").astype(np.float64)
    if len(steps) != count:
        raise ValueError("a curve cut short")
    if count == 1:
        return (level ** (steps[0] / 256)).astype(np.float32)
    return np.interp(level, np.linspace(0, 1, count), steps / 65535).astype(np.float32)


def _parametric(data: bytes, level: NDArray[np.float64]) -> NDArray[np.float64]:
    # ICC.1:2010, 10.15: five forms of one function.
    (form,) = struct.unpack(">H", data[8:10])
    length = {0: 1, 1: 3, 2: 4, 3: 5, 4: 7}[form]
    numbers = [value / 65536 for value in struct.unpack(f">{length}i", data[12 : 12 + 4 * length])]
    g, a, b, c, d, e, f = (numbers + [0.0] * 7)[:7]
    if form == 0:
        return np.asarray(level**g)
    bent = np.clip(a * level + b, 0, None) ** g
    if form in (1, 2):
        # The third number of form 2 is what is added everywhere.
        return np.asarray(np.where(level >= -b / a, bent, 0) + (c if form == 2 else 0))
    return np.asarray(np.where(level >= d, bent + (e if form == 4 else 0), c * level + f))


def _coded() -> Bytes:
    """The 8-bit sRGB code of 65536 steps of linear light."""
    codes = srgb_light((np.arange(255) + 0.5) / 255)
    return np.searchsorted(codes, np.linspace(0, 1, LEVELS)).astype(np.uint8)


_CODED = _coded()
_ROUNDED = ((np.arange(LEVELS, dtype=np.uint32) * 255 + 32767) // 65535).astype(np.uint8)
