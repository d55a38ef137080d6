"""Held things: what a figure carries in its hand, or reads."""

from __future__ import annotations

from collections.abc import Callable

from illustration.painter.brush import BODY, CRISP, Stroke
from illustration.painter.pen import Pen
from illustration.painter.pigment import Colour, darker
from illustration.painter.spline import arc
from illustration.painter.strokes import glow

WOOD: Colour = (150, 100, 64)


def book(pen: Pen) -> None:
    """An open book, its cover towards us."""
    cover = [(-0.2, -0.1), (0, -0.075), (0.2, -0.1), (0.2, 0.13), (0, 0.155), (-0.2, 0.13)]
    pen.corners([(x * 1.08, y - 0.012) for x, y in cover], (250, 244, 228), BODY)
    pen.corners(cover, (178, 62, 66), BODY)
    pen.line([(0, -0.07), (0, 0.15)], 0.016, (120, 38, 46), smooth=False)
    for side in (-1, 1):
        pen.oval(side * 0.1, 0.02, 0.035, 0.035, (244, 206, 108), CRISP)


def lantern(pen: Pen) -> None:
    """A burning lantern hanging from the hand."""
    x, y = pen.point(0, 0.17)
    reach = 0.42 * pen.frame.scale
    glow(pen.layer, x, y, reach, reach, (255, 206, 110), 0.55)
    pen.line(arc(0, 0.05, 0.05, 0.05, 180, 360, 10), 0.014, (70, 64, 72), smooth=False)
    pen.corners([(-0.055, 0.07), (0.055, 0.07), (0.075, 0.1), (-0.075, 0.1)], (70, 64, 72), BODY)
    pen.corners([(-0.07, 0.1), (0.07, 0.1), (0.06, 0.24), (-0.06, 0.24)], (255, 224, 132), CRISP)
    pen.blob([(0, 0.125), (0.025, 0.19), (0, 0.225), (-0.025, 0.19)], (246, 140, 52), CRISP)
    pen.corners([(-0.08, 0.24), (0.08, 0.24), (0.08, 0.265), (-0.08, 0.265)], (70, 64, 72), BODY)


def flower(pen: Pen) -> None:
    """Three flowers in a bunch."""
    for lean, colour in ((-0.09, (238, 120, 140)), (0.0, (250, 206, 84)), (0.09, (164, 128, 210))):
        pen.line([(0, 0.06), (lean * 0.5, -0.08), (lean, -0.17)], 0.018, (84, 136, 70))
        for k in range(5):
            petal = pen.at(lean, -0.19, 72 * k)
            petal.oval(0, -0.036, 0.026, 0.034, colour, CRISP)
        pen.oval(lean, -0.19, 0.022, 0.022, (248, 232, 150), CRISP)


def balloon(pen: Pen) -> None:
    """A balloon on a string."""
    pen.line([(0, 0), (0.04, -0.16), (-0.02, -0.34)], 0.01, (90, 84, 90))
    pen.blob([(-0.01, -0.68), (0.14, -0.6), (0.14, -0.45), (-0.02, -0.33), (-0.17, -0.45),
              (-0.16, -0.6)], (214, 62, 66), Stroke(0.9, 0.2, 0.2))  # fmt: skip


def umbrella(pen: Pen) -> None:
    """An open umbrella over the head."""
    pen.line([(0, 0.05), (-0.06, -0.5)], 0.022, WOOD, smooth=False)
    dome = [(-0.5, -0.42), (-0.38, -0.62), (-0.07, -0.74), (0.24, -0.62), (0.36, -0.42),
            (0.2, -0.46), (0.08, -0.41), (-0.07, -0.46), (-0.22, -0.41),
            (-0.36, -0.46)]  # fmt: skip
    pen.blob(dome, (66, 122, 178), Stroke(0.7, 0.3, 0.3))
    ribs = [[(-0.07, -0.73), (-0.22, -0.42)], [(-0.07, -0.73), (0.08, -0.42)]]
    pen.lines(ribs, 0.012, (36, 78, 128), 0.7, smooth=False)


def basket(pen: Pen) -> None:
    """A basket of apples on the arm."""
    pen.line(arc(0, 0.1, 0.1, 0.13, 180, 360, 12), 0.02, WOOD, smooth=False)
    for x in (-0.06, 0.0, 0.06):
        pen.oval(x, 0.085, 0.042, 0.042, (204, 66, 56), BODY)
    pen.blob([(-0.13, 0.09), (0.13, 0.09), (0.1, 0.22), (-0.1, 0.22)], (186, 142, 86), BODY)
    pen.lines([[(-0.12, 0.13), (0.12, 0.13)], [(-0.11, 0.175), (0.11, 0.175)]], 0.012,
              darker((186, 142, 86), 0.5), 0.7, smooth=False)  # fmt: skip


def ball(pen: Pen) -> None:
    """A striped ball."""
    pen.oval(0, 0.02, 0.1, 0.1, (220, 72, 64), BODY)
    pen.line([(-0.09, 0.0), (0, 0.035), (0.09, 0.0)], 0.03, (250, 240, 224))


def stick(pen: Pen) -> None:
    """A walking stick or a wand."""
    pen.limb([(-0.02, -0.3), (0.02, 0.34)], (0.035, 0.03), WOOD, BODY)


def cup(pen: Pen) -> None:
    """A steaming cup."""
    pen.line(arc(0.07, 0.01, 0.045, 0.04, -90, 90, 8), 0.018, (92, 140, 178), smooth=False)
    pen.corners([(-0.07, -0.06), (0.07, -0.06), (0.055, 0.08), (-0.055, 0.08)], (92, 140, 178),
                BODY)  # fmt: skip
    steam = [[(dx, -0.08), (dx + 0.03, -0.13), (dx - 0.01, -0.19)] for dx in (-0.03, 0.03)]
    pen.lines(steam, 0.014, (255, 255, 250), 0.6)


HELD: dict[str, Callable[[Pen], None]] = {
    "book": book, "lantern": lantern, "flower": flower, "balloon": balloon, "umbrella": umbrella,
    "basket": basket, "ball": ball, "stick": stick, "cup": cup,
}  # fmt: skip


def put_in_hand(pen: Pen, kind: str, x: float, y: float, size: float = 1.0) -> None:
    """Paint what is held with its grip at (x, y) of the pen's units; unknown things are not."""
    if kind in HELD:
        HELD[kind](pen.at(x, y, 0, size))
