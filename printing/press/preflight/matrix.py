"""PDF matrices and boxes, in points, origin bottom-left (ISO 32000-1, 8.3.3)."""

from __future__ import annotations

import math
from collections.abc import Iterable

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
Point = tuple[float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)


def concat(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that applies `first`, then `then`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def apply(matrix: Matrix, x: float, y: float) -> Point:
    """A point carried through a matrix."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def sides(matrix: Matrix) -> Point:
    """Lengths (points) that the unit square's width and height take under a matrix."""
    return math.hypot(matrix[0], matrix[1]), math.hypot(matrix[2], matrix[3])


def around(points: Iterable[Point]) -> Box:
    """The smallest upright box round some points."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def carried(matrix: Matrix, box: Box) -> Box:
    """The upright box round a box carried through a matrix."""
    x0, y0, x1, y1 = box
    return around(apply(matrix, x, y) for x in (x0, x1) for y in (y0, y1))


def shifted(box: Box, corner: Point) -> Box:
    """A box counted from another corner."""
    x, y = corner
    return box[0] - x, box[1] - y, box[2] - x, box[3] - y


def meet(one: Box, two: Box) -> Box | None:
    """What two boxes share; None when that is nothing."""
    box = max(one[0], two[0]), max(one[1], two[1]), min(one[2], two[2]), min(one[3], two[3])
    return box if box[0] < box[2] and box[1] < box[3] else None


def inside(box: Box, outer: Box, slack: float = 0.0) -> bool:
    """Whether a box lies within another, give or take `slack` points."""
    return (
        box[0] >= outer[0] - slack
        and box[1] >= outer[1] - slack
        and box[2] <= outer[2] + slack
        and box[3] <= outer[3] + slack
    )
