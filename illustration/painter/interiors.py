"""Interiors: what makes a room a classroom, a library, a workshop, a bathroom, a living room."""

from __future__ import annotations

import numpy as np

from illustration.painter.brush import BODY, CRISP, Stroke
from illustration.painter.furniture import WOOD, place_piece
from illustration.painter.groves import shade
from illustration.painter.pen import Pen
from illustration.painter.pigment import Colour, darker, lighter
from illustration.painter.spline import arc
from illustration.painter.strokes import glow, lines
from illustration.painter.view import View

SPINES: tuple[Colour, ...] = ((190, 76, 66), (88, 122, 164), (218, 172, 84), (112, 148, 110),
                              (150, 108, 158))  # fmt: skip
PANEL = Stroke(0.2, 0.3, 0.35, 0.1)


def blackboard(view: View) -> None:
    """A blackboard on the wall with a chalk drawing."""
    size = min(view.u * 0.34, view.horizon * 0.55)
    level = view.horizon * 0.78
    spot = view.find(size * 1.75, size, (level, level + 2), 0.3)
    if spot is None:
        return
    pen = view.pen(*spot, size)
    pen.corners([(-0.86, 0.02), (-0.86, -1), (0.86, -1), (0.86, 0.02)], view.on(WOOD), BODY)
    slate = view.on((58, 88, 76))
    pen.corners([(-0.8, -0.05), (-0.8, -0.94), (0.8, -0.94), (0.8, -0.05)], slate, PANEL)
    chalk = view.on((240, 242, 232))
    sun = [tuple(point) for point in arc(-0.45, -0.55, 0.13, 0.13, 0, 360, 20)]
    rays = [[(-0.45 + 0.17 * np.cos(a), -0.55 + 0.17 * np.sin(a)),
             (-0.45 + 0.25 * np.cos(a), -0.55 + 0.25 * np.sin(a))]
            for a in np.linspace(0, 5.5, 8)]  # fmt: skip
    house = [(0.1, -0.2), (0.1, -0.5), (0.3, -0.72), (0.5, -0.5), (0.5, -0.2), (0.1, -0.2)]
    pen.lines([sun, *rays, house, [(0.25, -0.2), (0.25, -0.36), (0.35, -0.36), (0.35, -0.2)]],
              0.02, chalk, 0.9, smooth=False)  # fmt: skip
    pen.limb([(-0.5, 0.0), (0.5, 0.0)], (0.06, 0.06), view.on(lighter(WOOD, 0.2)), CRISP)


def desks(view: View) -> None:
    """Two or three school desks, nearer ones larger."""
    for _ in range(3):
        found = place_piece(view, view.u * 0.17, 1.3, 0.5)
        if found is None:
            return
        x, y, size = found
        pen, wood = view.pen(x, y, size), view.on(lighter(WOOD, 0.15))
        shade(view, x, y, size * 0.6)
        for side in (-0.45, 0.45):
            pen.limb([(side, -0.6), (side * 1.05, 0)], (0.08, 0.07), view.on((112, 116, 128)))
        pen.corners([(-0.62, -0.56), (0.62, -0.56), (0.5, -0.78), (-0.5, -0.78)], wood, BODY)
        pen.corners([(-0.62, -0.46), (0.62, -0.46), (0.62, -0.56), (-0.62, -0.56)],
                    darker(wood, 0.3), BODY)  # fmt: skip
        pen.corners([(-0.2, -0.64), (0.05, -0.64), (0.03, -0.75), (-0.17, -0.75)],
                    view.on((250, 246, 232)), CRISP)  # fmt: skip


def bookwall(view: View) -> None:
    """Tall shelves of books, as many as the wall has room for."""
    for _ in range(3):
        size = view.horizon * 0.86
        level = view.horizon * 1.01
        spot = view.find(size * 0.62, size, (level, level + 2), 0.42)
        if spot is None:
            return
        _bookcase(view, view.pen(*spot, size))
    ladder(view)


def _bookcase(view: View, pen: Pen) -> None:
    wood = view.on(WOOD)
    pen.corners([(-0.31, 0), (-0.31, -1), (0.31, -1), (0.31, 0)], darker(wood, 0.4), BODY)
    throw = view.chance.branch("spines", round(pen.frame.e))
    for foot in (-0.04, -0.23, -0.42, -0.61, -0.8):
        x = -0.28
        while x < 0.25:
            wide, tall = throw.between(0.026, 0.05), throw.between(0.1, 0.15)
            pen.corners([(x, foot), (x, foot - tall), (x + wide, foot - tall), (x + wide, foot)],
                        view.on(throw.pick(SPINES)), BODY)  # fmt: skip
            x += wide * 1.06
        pen.limb([(-0.31, foot + 0.012), (0.31, foot + 0.012)], (0.026, 0.026), wood, CRISP)


def ladder(view: View) -> None:
    """A library ladder leaning on the wall."""
    found = place_piece(view, view.horizon * 0.7, 0.3, 0.06)
    if found is None:
        return
    x, y, size = found
    pen, wood = view.pen(x, y, size), view.on(lighter(WOOD, 0.25))
    for side in (-0.12, 0.12):
        pen.limb([(side, 0), (side * 0.7 + 0.08, -1)], (0.03, 0.026), wood)
    for k in range(7):
        y0 = -0.1 - 0.13 * k
        pen.limb([(-0.11 - 0.08 * y0, y0), (0.11 - 0.08 * y0, y0)], (0.024, 0.024), wood)


def workbench(view: View) -> None:
    """A workbench with a vice and shavings, tools hanging above it."""
    found = place_piece(view, view.u * 0.46, 1.15, 0.08)
    if found is None:
        return
    x, y, tall = found
    size = tall / 1.56
    pen, wood = view.pen(x, y, size), view.on(lighter(WOOD, 0.05))
    shade(view, x, y, size * 0.85)
    for side in (-0.7, 0.7):
        pen.corners([(side - 0.07, 0), (side - 0.07, -0.6), (side + 0.07, -0.6), (side + 0.07, 0)],
                    darker(wood, 0.25), BODY)  # fmt: skip
    pen.corners([(-0.88, -0.56), (-0.88, -0.7), (0.88, -0.7), (0.88, -0.56)], wood, BODY)
    pen.corners([(-0.7, -0.2), (-0.7, -0.28), (0.7, -0.28), (0.7, -0.2)], darker(wood, 0.3), BODY)
    iron = view.on((98, 106, 122))
    pen.corners([(0.45, -0.7), (0.45, -0.84), (0.7, -0.84), (0.7, -0.7)], iron, BODY)
    pen.limb([(0.35, -0.78), (0.84, -0.78)], (0.035, 0.035), darker(iron, 0.3))
    _tools(view, pen, iron)


def _tools(view: View, pen: Pen, iron: Colour) -> None:
    """A hammer, a saw and a screwdriver on a board."""
    handle = view.on((206, 132, 70))
    board = [(-0.8, -1.0), (-0.8, -1.52), (0.6, -1.52), (0.6, -1.0)]
    pen.corners(board, view.on((222, 196, 152)), PANEL)
    pen.limb([(-0.58, -1.08), (-0.58, -1.38)], (0.05, 0.045), handle)
    pen.limb([(-0.7, -1.4), (-0.46, -1.4)], (0.09, 0.08), iron)
    pen.corners([(-0.3, -1.1), (0.1, -1.34), (0.14, -1.44), (-0.3, -1.24)], iron, BODY)
    pen.oval(-0.32, -1.16, 0.09, 0.1, handle, BODY)
    pen.limb([(0.4, -1.06), (0.4, -1.22)], (0.08, 0.07), view.on((196, 62, 58)))
    pen.limb([(0.4, -1.22), (0.4, -1.44)], (0.035, 0.025), iron)


def tub(view: View) -> None:
    """A bathtub full of foam, and a tiled wall behind it."""
    found = place_piece(view, view.u * 0.26, 1.9, 0.2)
    if found is None:
        return
    x, y, size = found
    pen, white = view.pen(x, y, size), view.on((250, 250, 250))
    shade(view, x, y, size)
    for side in (-0.6, 0.6):
        pen.oval(side, -0.03, 0.1, 0.08, view.on((222, 180, 90)), BODY)
    pen.blob([(-0.98, -0.62), (0.98, -0.62), (0.86, -0.2), (0.55, -0.04), (-0.55, -0.04),
              (-0.86, -0.2)], white, Stroke(0.7, 0.2, 0.3))  # fmt: skip
    throw = view.chance.branch("foam")
    for k in range(13):
        pen.oval(-0.84 + 0.14 * k, -0.66 - throw.between(0, 0.1), throw.between(0.1, 0.16),
                 throw.between(0.09, 0.14), view.on((238, 246, 252)),
                 Stroke(0.8, 0.1, 0.15))  # fmt: skip
    pen.limb([(-1.02, -0.62), (1.02, -0.62)], (0.09, 0.09), white, CRISP)
    tap = [(0.8, -0.66), (0.8, -0.95), (0.62, -0.98), (0.58, -0.88)]
    pen.limb(tap, (0.07, 0.06, 0.05, 0.05), view.on((190, 198, 208)))


def tiles(view: View) -> None:
    """White tiles over the lower half of the wall."""
    top, step = view.horizon * 0.52, view.u * 0.055
    pen = view.pen(0, 0, 1.0)
    wall = [(0, top), (view.w, top), (view.w, view.horizon), (0, view.horizon)]
    pen.corners(wall, view.on((226, 240, 242)), Stroke(0, 0.15, 0))
    joints = [np.array([[x, top], [x, view.horizon]]) for x in np.arange(step, view.w, step)]
    joints += [np.array([[0, y], [view.w, y]]) for y in np.arange(top, view.horizon, step)]
    lines(view.layer, joints, view.on((176, 200, 208)), view.u * 0.0028, 0.8)


def hearth(view: View) -> None:
    """A fireplace with a fire, lighting the room about it."""
    found = place_piece(view, min(view.u * 0.4, view.horizon * 0.8), 1.0, 0.04)
    if found is None:
        return
    x, y, size = found
    pen, stone = view.pen(x, y, size), view.on((186, 158, 146))
    pen.corners([(-0.46, 0), (-0.46, -0.86), (0.46, -0.86), (0.46, 0)], stone, PANEL)
    seams = [[(-0.46, -0.17 * k), (0.46, -0.17 * k)] for k in range(1, 5)]
    seams += [[(-0.3 + 0.3 * k + 0.15 * (r % 2), -0.17 * r), (-0.3 + 0.3 * k + 0.15 * (r % 2),
                                                             -0.17 * (r + 1))]
              for r in range(5) for k in range(3)]  # fmt: skip
    pen.lines(seams, 0.012, darker(stone, 0.4), 0.6, smooth=False)
    pen.corners([(-0.56, -0.86), (-0.56, -0.95), (0.56, -0.95), (0.56, -0.86)], view.on(WOOD), BODY)
    mouth = [(-0.28, 0), (-0.28, -0.4), (-0.14, -0.56), (0.14, -0.56), (0.28, -0.4), (0.28, 0)]
    pen.blob(mouth, (54, 40, 44), BODY)
    glow(view.layer, *pen.point(0, -0.2), size * 1.3, size * 0.9, (255, 178, 84), 0.6)
    for scale, colour in ((1.0, (240, 108, 44)), (0.66, (252, 178, 62)), (0.36, (255, 236, 150))):
        flame = [(0, -0.42), (0.09, -0.28), (0.17, -0.12), (0.12, -0.03), (-0.12, -0.03),
                 (-0.17, -0.14), (-0.08, -0.26)]  # fmt: skip
        pen.blob([(px * scale, py * scale - 0.01) for px, py in flame], colour, Stroke(0.2, 0.4, 0))


def sofa(view: View) -> None:
    """A sofa with two cushions."""
    found = place_piece(view, view.u * 0.25, 2.0, 0.2)
    if found is None:
        return
    x, y, size = found
    cloth = view.on(view.chance.branch("sofa").pick(((96, 134, 160), (176, 98, 92),
                                                     (116, 146, 112))))  # fmt: skip
    pen = view.pen(x, y, size)
    shade(view, x, y, size)
    pen.blob([(-0.82, -0.1), (-0.84, -0.8), (-0.6, -0.96), (0, -0.98), (0.6, -0.96), (0.84, -0.8),
              (0.82, -0.1)], darker(cloth, 0.12), BODY)  # fmt: skip
    pen.blob([(-0.8, -0.08), (-0.8, -0.46), (0, -0.5), (0.8, -0.46), (0.8, -0.08)], cloth, BODY)
    for side in (-1, 1):
        pen.limb([(side * 0.9, -0.06), (side * 0.92, -0.56)], (0.26, 0.28), darker(cloth, 0.05))
        cushion = view.on((240, 196, 98) if side < 0 else (240, 236, 222))
        pen.blob([(side * 0.62, -0.48), (side * 0.68, -0.8), (side * 0.36, -0.84),
                  (side * 0.34, -0.5)], cushion, BODY)  # fmt: skip
