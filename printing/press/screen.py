"""The colours of a screen: what eyes see of sRGB, and of it where black is only as dark as ink."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

# IEC 61966-2-1's primaries under D50 (Bradford), as every sRGB ICC profile holds them.
TO_XYZ = np.array(
    [
        [0.4360747, 0.3850649, 0.1430804],
        [0.2225045, 0.7168786, 0.0606169],
        [0.0139322, 0.0971045, 0.7141733],
    ]
)
WHITE = np.array([0.9642, 1.0, 0.8249])
LOW = 216 / 24389
STEEP = 24389 / 27


def screen_lab(colors: Array, black: float = 0.0) -> Array:
    """The Lab (D50) of sRGB colours, 0 to 255, shape (..., 3).

    `black` is the lightness (L*) of the darkest a paper can show: the screen's range is then
    pressed between it and white in XYZ, as black point compensation does (ISO 18619).
    """
    part = np.asarray(colors, dtype=np.float64) / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    dark = _luminance(black)
    return _lab((linear @ TO_XYZ.T) / WHITE * (1 - dark) + dark)


def _luminance(lightness: float) -> float:
    return ((lightness + 16) / 116) ** 3 if lightness > 8 else lightness / STEEP


def _lab(relative: Array) -> Array:
    root = np.where(relative > LOW, np.cbrt(relative), (STEEP * relative + 16) / 116)
    x, y, z = root[..., 0], root[..., 1], root[..., 2]
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)
