"""Furniture: beds, stoves, tables and shelves, each where the room has place for it."""

from __future__ import annotations

from illustration.painter.brush import BODY, CRISP
from illustration.painter.groves import shade
from illustration.painter.pigment import Colour, darker, lighter
from illustration.painter.props import pot
from illustration.painter.view import View

WOOD: Colour = (164, 112, 74)
Spot = tuple[float, float, float]


def place_piece(view: View, size: float, wide: float, depth: float) -> Spot | None:
    """A place against the wall for a piece `size` pixels tall: its foot and the size that fits.

    `wide` is its width and `depth` how far it stands out on the floor, as shares of its height.
    """
    for share in (1.0, 0.85, 0.7):
        tall = size * share
        foot = view.horizon + tall * depth
        if spot := view.find(tall * wide, tall, (foot, foot + tall * 0.1), 0.32):
            return *spot, tall
    return None


def bed(view: View) -> None:
    """A bed seen from the side."""
    spot = place_piece(view, view.u * 0.36, 1.5, 0.12)
    if spot is None:
        return
    x, y, size = spot
    flip = x > view.w / 2
    pen = view.pen(x, y, size, flip)
    shade(view, x, y, size * 0.75)
    pen.corners([(-0.74, 0.02), (-0.74, -0.72), (-0.64, -0.78), (-0.6, 0.02)], view.on(WOOD), BODY)
    pen.corners([(0.62, 0.04), (0.62, -0.42), (0.7, -0.46), (0.74, 0.04)], view.on(WOOD), BODY)
    pen.corners(
        [(-0.64, -0.04), (-0.64, -0.28), (0.66, -0.28), (0.66, -0.04)], view.on((244, 238, 226))
    )
    pen.blob([(-0.62, -0.3), (-0.6, -0.46), (-0.4, -0.5), (-0.24, -0.42), (-0.26, -0.28)],
             view.on((252, 248, 240)))  # fmt: skip
    quilt = view.chance.branch("quilt").pick(((98, 136, 184), (204, 108, 100), (122, 160, 112)))
    pen.blob([(-0.3, -0.36), (0, -0.46), (0.4, -0.44), (0.68, -0.36), (0.68, -0.06),
              (-0.26, -0.06)],
             view.on(quilt))  # fmt: skip
    squares = [[(-0.16 + 0.2 * k, -0.42), (-0.14 + 0.2 * k, -0.08)] for k in range(5)]
    pen.lines(squares, 0.014, view.on(lighter(quilt, 0.6)), 0.8)


def stove(view: View) -> None:
    """An iron stove with a pot on it."""
    spot = place_piece(view, view.u * 0.32, 1.0, 0.06)
    if spot is None:
        return
    x, y, size = spot
    pen, iron = view.pen(x, y, size), view.on((96, 102, 116))
    shade(view, x, y, size * 0.5)
    pen.corners([(-0.42, 0), (-0.42, -0.7), (0.42, -0.7), (0.42, 0)], iron, BODY)
    pen.corners([(-0.5, -0.7), (-0.5, -0.78), (0.5, -0.78), (0.5, -0.7)], lighter(iron, 0.3), BODY)
    pen.corners([(-0.26, -0.1), (-0.26, -0.44), (0.26, -0.44), (0.26, -0.1)], (70, 52, 52), BODY)
    pen.blob(
        [(-0.16, -0.14), (-0.1, -0.34), (0, -0.26), (0.1, -0.38), (0.18, -0.14)], (248, 158, 62)
    )
    px, py = pen.point(0, -0.78)
    pot(view, px, py, size * 0.34)


def table(view: View) -> None:
    """A table with a bowl and an apple."""
    spot = place_piece(view, view.u * 0.27, 1.3, 0.3)
    if spot is None:
        return
    x, y, size = spot
    pen, wood = view.pen(x, y, size), view.on(lighter(WOOD, 0.1))
    shade(view, x, y, size * 0.7)
    for x in (-0.5, 0.5):
        pen.limb([(x, -0.7), (x * 1.06, 0)], (0.09, 0.06), darker(wood, 0.2))
    pen.blob(
        [(-0.68, -0.78), (0, -0.82), (0.68, -0.78), (0.66, -0.66), (0, -0.64), (-0.66, -0.66)], wood
    )
    pen.blob([(-0.22, -0.96), (0.2, -0.96), (0.1, -0.78), (-0.12, -0.78)], view.on((104, 148, 184)))
    pen.oval(0, -0.96, 0.21, 0.05, view.on((246, 234, 204)), CRISP)
    pen.oval(0.42, -0.85, 0.075, 0.08, view.on((204, 72, 58)))


def shelf(view: View) -> None:
    """A shelf of books."""
    spot = place_piece(view, min(view.u * 0.34, view.horizon * 0.7), 1.0, 0.0)
    if spot is None:
        return
    x, y, size = spot
    pen, wood = view.pen(x, y, size), view.on(WOOD)
    pen.corners([(-0.45, 0), (-0.45, -1.05), (0.45, -1.05), (0.45, 0)], darker(wood, 0.35), BODY)
    throw = view.chance.branch("spines")
    for foot in (-0.06, -0.38, -0.7):
        x = -0.38
        while x < 0.34:
            wide, tall = throw.between(0.05, 0.09), throw.between(0.18, 0.27)
            spine = throw.pick(((190, 76, 66), (88, 122, 164), (218, 172, 84), (112, 148, 110)))
            pen.corners([(x, foot), (x, foot - tall), (x + wide, foot - tall), (x + wide, foot)],
                        view.on(spine), BODY)  # fmt: skip
            x += wide * 1.08
        pen.limb([(-0.44, foot + 0.015), (0.44, foot + 0.015)], (0.035, 0.035), wood)
