"""The sitter: one character being painted, its pen, pose and the eyes found so far."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from illustration.painter.look import Look
from illustration.painter.pen import Pen
from illustration.painter.pose import Pose
from illustration.painter.spline import Points, ellipse


@dataclass
class Sitter:
    """Model units: the feet at (0, 0), about one unit tall, y down. `eyes` are in pixels."""

    pen: Pen
    look: Look
    pose: Pose
    eyes: list[Points] = field(default_factory=list)

    def saw_eye(self, pen: Pen, x: float, y: float, rx: float, ry: float) -> None:
        """Remember where an eye was painted."""
        self.eyes.append(np.asarray(pen.frame.map(ellipse(x, y, rx, ry, n=12))))


@dataclass(frozen=True)
class Mannequin:
    """Where clothes hang: all in the sitter's model units, `crown` in the head's own frame."""

    neck: tuple[float, float]
    neck_width: float
    shoulder: tuple[float, float]
    hip: tuple[float, float]
    arm: float
    arm_width: float
    head: tuple[float, float]
    head_radius: tuple[float, float]
    foot: tuple[float, float]
    leg_width: float
