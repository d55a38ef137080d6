"""The graphics state a content stream changes as it goes (ISO 32000-1, 8.4 and 9.3)."""

from __future__ import annotations

from dataclasses import dataclass

from pikepdf import Object

from printing.press.preflight.colours import BLACK, Ink
from printing.press.preflight.matrix import EVERYWHERE, IDENTITY, Box, Matrix, Point, apply


@dataclass(frozen=True)
class State:
    """What q saves and Q restores; lengths in the units of `ctm`'s input.

    `over_fill` and `over_stroke` are the overprint switches, `over_mode` is OPM. `font` is the
    name it goes by, `typeface` its dictionary, where there is one.
    """

    ctm: Matrix = IDENTITY
    clip: Box = EVERYWHERE
    fill: Ink = BLACK
    stroke: Ink = BLACK
    width: float = 1.0
    font: str = ""
    typeface: Object | None = None
    font_size: float = 0.0
    mode: int = 0
    leading: float = 0.0
    over_fill: bool = False
    over_stroke: bool = False
    over_mode: int = 0


@dataclass
class Path:
    """The box round the path under construction, in page points."""

    box: Box | None = None
    clips: bool = False

    def reach(self, ctm: Matrix, points: list[Point]) -> None:
        """Grow to hold some points given in user space."""
        for x, y in points:
            px, py = apply(ctm, x, y)
            if self.box is None:
                self.box = (px, py, px, py)
                continue
            x0, y0, x1, y1 = self.box
            self.box = (min(x0, px), min(y0, py), max(x1, px), max(y1, py))
