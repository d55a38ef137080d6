"""How different two colours look: CIEDE2000, with a weight of its own for lightness."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from illustration.drift.spaces import Floats

_FAR = 25.0**7


def ciede2000(one: ArrayLike, other: ArrayLike, lightness: float = 1.0) -> Floats:
    """The difference of Lab colours, shapes (..., 3) that broadcast; `lightness` is the formula's
    kL: 2 forgives shading, as is usual for cloth.

    Formula: CIE 142-2001; the tests hold the pairs of Sharma, Wu and Dalal (2005), table 1.
    """
    a, b = np.asarray(one, dtype=np.float64), np.asarray(other, dtype=np.float64)
    mean = (np.hypot(a[..., 1], a[..., 2]) + np.hypot(b[..., 1], b[..., 2])) / 2
    grow = 1.5 - 0.5 * np.sqrt(mean**7 / (mean**7 + _FAR))
    c1, h1 = _turned(a, grow)
    c2, h2 = _turned(b, grow)
    grey = c1 * c2 == 0
    step = h2 - h1
    step = np.where(np.abs(step) > np.pi, step - 2 * np.pi * np.sign(step), step)
    step = np.where(grey, 0.0, step)
    # Half-way round the shorter arc; with a grey the other's hue stands alone.
    hue = np.where(grey, h1 + h2, h1 + step / 2)
    parts = b[..., 0] - a[..., 0], c2 - c1, 2 * np.sqrt(c1 * c2) * np.sin(step / 2)
    return _weighed(parts, (a[..., 0] + b[..., 0]) / 2, (c1 + c2) / 2, hue, lightness)


def _turned(lab: Floats, grow: Floats) -> tuple[Floats, Floats]:
    across = lab[..., 1] * grow
    hue = np.where((across == 0) & (lab[..., 2] == 0), 0.0, np.arctan2(lab[..., 2], across))
    return np.hypot(across, lab[..., 2]), hue % (2 * np.pi)


def _weighed(
    parts: tuple[Any, Any, Any], light: Floats, chroma: Floats, hue: Floats, lightness: float
) -> Floats:
    degrees = np.degrees(hue) % 360
    tone = 1 + sum(
        share * np.cos(np.radians(times * degrees - shift))
        for share, times, shift in ((-0.17, 1, 30), (0.24, 2, 0), (0.32, 3, -6), (-0.2, 4, 63))
    )
    off = (light - 50) ** 2
    dl = parts[0] / (lightness * (1 + 0.015 * off / np.sqrt(20 + off)))
    dc = parts[1] / (1 + 0.045 * chroma)
    dh = parts[2] / (1 + 0.015 * chroma * tone)
    bend = np.radians(60 * np.exp(-(((degrees - 275) / 25) ** 2)))
    turn = -2 * np.sqrt(chroma**7 / (chroma**7 + _FAR)) * np.sin(bend)
    return np.sqrt(np.maximum(dl**2 + dc**2 + dh**2 + turn * dc * dh, 0.0))
