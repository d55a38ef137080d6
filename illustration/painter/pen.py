"""The pen: paints shapes given in a model's own units onto a layer through a frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from illustration.painter.brush import BODY, CRISP, Stroke, fill
from illustration.painter.frame import Frame
from illustration.painter.layer import Layer
from illustration.painter.pigment import Colour
from illustration.painter.spline import Pair, Points, closed, ellipse, limb, opened
from illustration.painter.strokes import lines


@dataclass(frozen=True)
class Pen:
    """A layer and a frame on it; every length is in the frame's model units."""

    layer: Layer
    frame: Frame

    def at(
        self, x: float, y: float, turn: float = 0.0, scale: float = 1.0, flip: bool = False
    ) -> Pen:
        """A pen for a part whose origin is at (x, y), turned clockwise in degrees."""
        frame = self.frame.moved(x, y).turned(turn)
        return Pen(self.layer, frame.scaled(-scale if flip else scale, scale))

    def shape(self, points: Points, colour: Colour, stroke: Stroke = BODY) -> None:
        """Fill an outline that is already smooth."""
        fill(self.layer, self.frame.map(points), colour, stroke)

    def blob(self, knots: Sequence[Pair], colour: Colour, stroke: Stroke = BODY) -> None:
        """Fill a smooth closed curve through the knots."""
        self.shape(closed(knots), colour, stroke)

    def oval(
        self, x: float, y: float, rx: float, ry: float, colour: Colour,
        stroke: Stroke = BODY, turn: float = 0.0,
    ) -> None:  # fmt: skip
        """Fill an ellipse."""
        self.shape(ellipse(x, y, rx, ry, turn), colour, stroke)

    def limb(
        self, knots: Sequence[Pair], widths: Sequence[float], colour: Colour, stroke: Stroke = BODY
    ) -> None:
        """Fill a tapered round-ended limb along the knots."""
        self.shape(limb(knots, widths), colour, stroke)

    def corners(self, knots: Sequence[Pair], colour: Colour, stroke: Stroke = CRISP) -> None:
        """Fill a straight-sided polygon."""
        self.shape(np.asarray(knots, dtype=float), colour, stroke)

    def line(
        self, knots: Sequence[Pair] | Points, width: float, colour: Colour,
        opacity: float = 1.0, smooth: bool = True,
    ) -> None:  # fmt: skip
        """Draw one line of a width in model units."""
        self.lines([knots], width, colour, opacity, smooth)

    def lines(
        self, many: Sequence[Sequence[Pair] | Points], width: float, colour: Colour,
        opacity: float = 1.0, smooth: bool = True,
    ) -> None:  # fmt: skip
        """Draw lines of one colour."""
        paths = [np.asarray(knots, dtype=float) for knots in many]
        paths = [opened(path) if smooth and len(path) > 2 else path for path in paths]
        mapped = [self.frame.map(path) for path in paths]
        lines(self.layer, mapped, colour, max(1.0, width * self.frame.scale), opacity)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A model point in pixels."""
        px, py = self.frame.map(np.array([[x, y]], dtype=float))[0]
        return float(px), float(py)
