"""Colours as seen: sRGB bytes to CIE Lab (D65, 2 degrees) and back to hexadecimal."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.floating[Any]]

# IEC 61966-2-1: linear sRGB to XYZ, rows already divided by the D65 white.
_TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
     [0.0193339, 0.1191920, 0.9503041]]
) / np.array([[0.95047], [1.0], [1.08883]])  # fmt: skip


def lab_of(rgb: ArrayLike) -> Floats:
    """Lab of sRGB colours from 0 to 255, shape (..., 3) in and out."""
    part = np.clip(np.asarray(rgb, dtype=np.float64), 0, 255) / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    xyz = linear @ _TO_XYZ.T
    bent = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    x, y, z = bent[..., 0], bent[..., 1], bent[..., 2]
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


def hex_of(rgb: ArrayLike) -> str:
    """An sRGB colour from 0 to 255 as "#rrggbb"."""
    red, green, blue = (int(part) for part in np.clip(np.rint(np.asarray(rgb)), 0, 255))
    return f"#{red:02x}{green:02x}{blue:02x}"
