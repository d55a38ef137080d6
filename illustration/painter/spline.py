"""Outlines: smooth curves, ellipses, tapered limbs and hand-drawn wobble, as point arrays."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Pair = tuple[float, float]


def closed(points: Sequence[Pair] | Points, steps: int = 14) -> Points:
    """A smooth closed curve through all points (Catmull-Rom), `steps` points a span."""
    knots = np.asarray(points, dtype=float)
    before, after = np.roll(knots, 1, 0), np.roll(knots, -1, 0)
    return _spans(before, knots, after, np.roll(knots, -2, 0), steps)


def opened(points: Sequence[Pair] | Points, steps: int = 14) -> Points:
    """A smooth open curve from the first point to the last."""
    knots = np.asarray(points, dtype=float)
    ends = np.vstack([2 * knots[0] - knots[1], knots, 2 * knots[-1] - knots[-2]])
    curve = _spans(ends[:-3], ends[1:-2], ends[2:-1], ends[3:], steps)
    return np.vstack([curve, knots[-1:]])


def _spans(p0: Points, p1: Points, p2: Points, p3: Points, steps: int) -> Points:
    t = (np.arange(steps) / steps)[None, :, None]
    a, b, c, d = (p[:, None, :] for p in (p0, p1, p2, p3))
    curve = b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))
    return np.asarray(curve.reshape(-1, 2))


def ellipse(x: float, y: float, rx: float, ry: float, turn: float = 0.0, n: int = 40) -> Points:
    """An ellipse round (x, y), turned by `turn` degrees clockwise."""
    angle = np.linspace(0, 2 * math.pi, n, endpoint=False)
    px, py = rx * np.cos(angle), ry * np.sin(angle)
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    return np.stack([x + px * cos - py * sin, y + px * sin + py * cos], axis=1)


def arc(x: float, y: float, rx: float, ry: float, start: float, end: float, n: int = 16) -> Points:
    """An open piece of an ellipse; degrees, 0 at three o'clock, clockwise."""
    angle = np.radians(np.linspace(start, end, n))
    return np.stack([x + rx * np.cos(angle), y + ry * np.sin(angle)], axis=1)


def limb(points: Sequence[Pair] | Points, widths: Sequence[float], steps: int = 12) -> Points:
    """The outline of a tapered, round-ended stroke along `points`; widths are full widths."""
    line = opened(points, steps)
    along = np.linspace(0, 1, len(line))
    half = np.interp(along, np.linspace(0, 1, len(widths)), widths) / 2
    slope = np.gradient(line, axis=0)
    slope /= np.maximum(np.hypot(slope[:, 0], slope[:, 1]), 1e-9)[:, None]
    normal = np.stack([-slope[:, 1], slope[:, 0]], axis=1) * half[:, None]
    return np.vstack(
        [
            line + normal,
            _cap(line[-1], slope[-1], half[-1]),
            (line - normal)[::-1],
            _cap(line[0], -slope[0], half[0]),
        ]
    )


def _cap(centre: Points, heading: Points, radius: float) -> Points:
    start = math.atan2(heading[1], heading[0])
    angle = start + np.linspace(math.pi / 2, -math.pi / 2, 9)[1:-1]
    return np.asarray(centre + radius * np.stack([np.cos(angle), np.sin(angle)], axis=1))
