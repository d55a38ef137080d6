"""Mountains: peaks with lit and shaded faces and snow on their shoulders."""

from __future__ import annotations

from illustration.painter.brush import LAND, Stroke
from illustration.painter.chance import Chance
from illustration.painter.pen import Pen
from illustration.painter.pigment import Colour, darker, lighter, mix
from illustration.painter.spline import Pair
from illustration.painter.strokes import wash
from illustration.painter.view import View

ROCK: Colour = (124, 130, 150)
FACE = Stroke(0.0, 0.6, 0.2, 0.35)


def mountains(view: View, height: float, depth: float = 0.4, snow: bool = True) -> None:
    """A range of peaks standing on the horizon, `height` pixels the tallest."""
    throw = view.chance.branch("mountains", round(depth * 10))
    count = max(3, round(view.w / view.h * throw.whole(3, 4)))
    for step in range(count):
        x = view.w * (step + throw.between(0.1, 0.9)) / count
        tall = height * throw.between(0.55, 1.0)
        peak(view, x, tall, tall * throw.between(0.75, 1.1), depth, snow, throw)
    wash(view.layer, view.horizon - height * 0.3, view.horizon + 4, view.light.haze, 0.0, 0.5)


def peak(
    view: View, x: float, tall: float, half: float, depth: float, snow: bool, throw: Chance
) -> None:
    """One peak; lengths in pixels."""
    pen = view.pen(x, view.horizon + tall * 0.04, tall)
    w = half / tall
    left, right = _slope(throw, -w), _slope(throw, w)
    rock = view.on(ROCK, depth)
    pen.corners([(0, -1), *right, *reversed(left)], rock, LAND)
    ridge = [(0, -1), (0.06, -0.78), (-0.03, -0.55), (0.1, -0.3), (0.04, 0)]
    pen.corners([*ridge, *reversed(right)], mix(darker(rock, 0.5), view.light.haze, 0.1), FACE)
    if snow:
        _cap(pen, left, right, view.on((248, 250, 255), depth * 0.4), rock)


def _slope(throw: Chance, w: float) -> list[Pair]:
    knots = []
    for share in (0.18, 0.36, 0.55, 0.75, 1.0):
        knots.append((w * share * throw.between(0.88, 1.1), -1 + share * throw.between(0.94, 1.04)))
    knots[-1] = (w, 0.05)
    return knots


def _cap(pen: Pen, left: list[Pair], right: list[Pair], white: Colour, rock: Colour) -> None:
    teeth = [(right[1][0] * 0.75, -0.58), (right[0][0] * 0.6, -0.7), (0.02, -0.56),
             (left[0][0] * 0.5, -0.68), (left[1][0] * 0.7, -0.56)]  # fmt: skip
    pen.corners([(0, -1), right[0], right[1], *teeth, left[1], left[0]], white, FACE)
    shaded = [(0, -1), right[0], right[1], *teeth[:3], (0.05, -0.78)]
    pen.corners(shaded, mix(white, lighter(rock, 0.3), 0.45), FACE)
