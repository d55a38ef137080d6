"""Words laid across a page of a proof, as outlines: seen on any art, printed by nobody."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from printing.press.faces import metrics, text_face, text_family
from printing.press.script import Box
from printing.press.shaping.loaded import load_face
from printing.press.shaping.shape import shape

# Grey inside, a paper edge around it: dark art and light art both show it.
INSIDE, EDGE, EDGE_WIDTH = 0.45, 1, 0.012
# How much of a page's diagonal it takes, and its letters' most as a share of that.
LENGTH, TALLEST = 0.8, 0.11
Point = tuple[float, float]


def watermark(words: str, box: Box) -> str:
    """The PDF operators that draw words from a box's lower left to its upper right, in points.

    Letters that no face of the press has are left out. The colours' transparency is the caller's
    graphics state.
    """
    wide, high = box[2] - box[0], box[3] - box[1]
    face = text_face(text_family(words), bold=True)
    lacking = metrics(face).lacks(words)
    told = "".join(letter for letter in words if letter not in lacking).strip()
    if not told:
        return ""
    outline, length = _outline(told, face)
    diagonal = math.hypot(wide, high)
    size = min(LENGTH * diagonal / length, TALLEST * diagonal)
    along, across = wide / diagonal * size, high / diagonal * size
    # From the middle of the page back by half of the words, and down by half of a capital.
    back, down = length / 2, metrics(face).cap_height / 2000
    x = (box[0] + box[2]) / 2 - along * back + across * down
    y = (box[1] + box[3]) / 2 - across * back - along * down
    place = " ".join(f"{each:.3f}" for each in (along, across, -across, along, x, y))
    return f"q {place} cm {INSIDE} g {EDGE} G {EDGE_WIDTH} w 1 j\n{outline}\nB Q"


def _outline(words: str, face: str) -> tuple[str, float]:
    """The outlines of words, one em to a unit, and their width."""
    shaped = shape(words, face, rtl=False, script="Latn", language="en")
    font, em = load_face(face).font, float(shaped.upem)
    pen, along = Outline(em), 0
    glyphs = zip(shaped.glyphs, shaped.advances, shaped.offsets, strict=True)
    for glyph, advance, (right, up) in glyphs:
        pen.stand_at(along + right, up)
        font.draw_glyph_with_pen(glyph, pen)
        along += advance
    return "\n".join(pen.operators), along / em


class Outline:
    """A pen in HarfBuzz's sense whose strokes are PDF operators."""

    def __init__(self, em: float) -> None:
        """Write lengths as shares of `em` units."""
        self.operators: list[str] = []
        self._em = em
        self._from: Point = (0.0, 0.0)
        self._at: Point = (0.0, 0.0)

    def stand_at(self, x: float, y: float) -> None:
        """Where the next glyph's own origin is, in units."""
        self._from = (x, y)

    def moveTo(self, point: Point) -> None:
        """Begin a contour."""
        self._say("m", [point])

    def lineTo(self, point: Point) -> None:
        """A straight line."""
        self._say("l", [point])

    def curveTo(self, *points: Point) -> None:
        """A cubic curve."""
        self._say("c", points)

    def qCurveTo(self, control: Point, end: Point) -> None:
        """A quadratic curve, which a PDF has not: the cubic one of the same shape."""
        self._say("c", [*_raised(self._at, control, end), end])

    def closePath(self) -> None:
        """End a contour."""
        self.operators.append("h")

    def _say(self, operator: str, points: Sequence[Point]) -> None:
        self._at = points[-1]
        moved = ((x + self._from[0], y + self._from[1]) for x, y in points)
        numbers = " ".join(f"{each / self._em:.4f}" for point in moved for each in point)
        self.operators.append(f"{numbers} {operator}")


def _raised(start: Point, control: Point, end: Point) -> Iterator[Point]:
    for outer in (start, end):
        yield (
            outer[0] + (control[0] - outer[0]) * 2 / 3,
            outer[1] + (control[1] - outer[1]) * 2 / 3,
        )
