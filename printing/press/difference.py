"""How different two colours look: CIEDE2000."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Lab = NDArray[Any]
FAR = 25.0**7


def ciede2000(one: Lab, other: Lab) -> Lab:
    """The CIEDE2000 difference of Lab colours, shape (..., 3) each, all weights 1.

    After Sharma, Wu and Dalal, The CIEDE2000 Color-Difference Formula (2005), whose test pairs
    the tests hold.
    """
    one, other = np.asarray(one, dtype=np.float64), np.asarray(other, dtype=np.float64)
    chroma = (np.hypot(one[..., 1], one[..., 2]) + np.hypot(other[..., 1], other[..., 2])) / 2
    stretch = 1.5 - 0.5 * np.sqrt(chroma**7 / (chroma**7 + FAR))
    chroma_1, hue_1 = _polar(one, stretch)
    chroma_2, hue_2 = _polar(other, stretch)
    light = other[..., 0] - one[..., 0]
    colorful = chroma_2 - chroma_1
    gray = chroma_1 * chroma_2 == 0
    turn = np.where(gray, 0.0, (hue_2 - hue_1 + 180) % 360 - 180)
    hue = 2 * np.sqrt(chroma_1 * chroma_2) * np.sin(np.radians(turn) / 2)
    mean_light = (one[..., 0] + other[..., 0]) / 2
    mean_chroma = (chroma_1 + chroma_2) / 2
    mean_hue = np.where(gray, hue_1 + hue_2, _mean_hue(hue_1, hue_2))
    return _weighed(light, colorful, hue, mean_light, mean_chroma, mean_hue)


def _polar(color: Lab, stretch: Lab) -> tuple[Lab, Lab]:
    across = color[..., 1] * stretch
    return np.hypot(across, color[..., 2]), np.degrees(np.arctan2(color[..., 2], across)) % 360


def _mean_hue(one: Lab, other: Lab) -> Lab:
    total = one + other
    apart = np.abs(one - other) > 180
    mean: Lab = np.where(apart, np.where(total < 360, total + 360, total - 360), total) / 2
    return mean


def _weighed(light: Lab, chroma: Lab, hue: Lab, l_mean: Lab, c_mean: Lab, h_mean: Lab) -> Lab:
    tone = (
        1
        - 0.17 * np.cos(np.radians(h_mean - 30))
        + 0.24 * np.cos(np.radians(2 * h_mean))
        + 0.32 * np.cos(np.radians(3 * h_mean + 6))
        - 0.20 * np.cos(np.radians(4 * h_mean - 63))
    )
    l_scale = 1 + 0.015 * (l_mean - 50) ** 2 / np.sqrt(20 + (l_mean - 50) ** 2)
    c_scale = 1 + 0.045 * c_mean
    h_scale = 1 + 0.015 * c_mean * tone
    angle = 60 * np.exp(-(((h_mean - 275) / 25) ** 2))
    turning = -2 * np.sqrt(c_mean**7 / (c_mean**7 + FAR)) * np.sin(np.radians(angle))
    parts = light / l_scale, chroma / c_scale, hue / h_scale
    total = parts[0] ** 2 + parts[1] ** 2 + parts[2] ** 2 + turning * parts[1] * parts[2]
    difference: Lab = np.sqrt(np.maximum(total, 0.0))
    return difference
