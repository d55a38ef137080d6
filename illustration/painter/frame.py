"""Frames: where a model's own coordinates lie in the pixels of a layer."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from illustration.painter.spline import Points


@dataclass(frozen=True)
class Frame:
    """An affine map from model units (y down) to pixels: x' = a x + b y + e, y' = c x + d y + f."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    @classmethod
    def at(cls, x: float, y: float, scale: float, flip: bool = False) -> Frame:
        """Model (0, 0) at pixel (x, y), `scale` pixels a unit, mirrored when `flip`."""
        return cls(-scale if flip else scale, 0.0, 0.0, scale, x, y)

    @property
    def scale(self) -> float:
        """Pixels per model unit, the mean of both axes."""
        return math.sqrt(abs(self.a * self.d - self.b * self.c))

    def moved(self, x: float, y: float) -> Frame:
        """The frame with its origin moved to model point (x, y)."""
        e, f = self.a * x + self.b * y + self.e, self.c * x + self.d * y + self.f
        return Frame(self.a, self.b, self.c, self.d, e, f)

    def turned(self, degrees: float) -> Frame:
        """The frame turned clockwise about its own origin."""
        cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        return Frame(
            self.a * cos + self.b * sin, self.b * cos - self.a * sin,
            self.c * cos + self.d * sin, self.d * cos - self.c * sin, self.e, self.f,
        )  # fmt: skip

    def scaled(self, sx: float, sy: float | None = None) -> Frame:
        """The frame with its units stretched; one number stretches both axes."""
        sy = sx if sy is None else sy
        return Frame(self.a * sx, self.b * sy, self.c * sx, self.d * sy, self.e, self.f)

    def map(self, points: Points) -> Points:
        """Model points as pixels."""
        x, y = points[:, 0], points[:, 1]
        return np.stack(
            [self.a * x + self.b * y + self.e, self.c * x + self.d * y + self.f], axis=1
        )
