"""Rooms: walls, floors, windows, beds, tables, stoves and shelves."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from illustration.painter import furniture, interiors
from illustration.painter.brush import BODY, CRISP, LAND, Stroke, fill
from illustration.painter.buildings import LIT
from illustration.painter.pigment import Colour, darker, lighter, mix
from illustration.painter.strokes import glow, lines, wash
from illustration.painter.view import View

PAPERS: tuple[Colour, ...] = ((232, 206, 168), (188, 208, 198), (214, 198, 216), (236, 204, 184),
                              (186, 204, 222))  # fmt: skip
WOOD: Colour = (164, 112, 74)
PANEL = Stroke(0.2, 0.5, 0.35, 0.15)
FURNISHED: dict[str, tuple[Callable[[View], None], ...]] = {
    "bath": (interiors.tiles, interiors.tub), "stove": (interiors.tiles, furniture.stove),
    "blackboard": (interiors.blackboard, interiors.desks), "shelves": (interiors.bookwall,),
    "workbench": (interiors.workbench,), "hearth": (interiors.hearth,), "sofa": (interiors.sofa,),
    "table": (furniture.table,), "pot": (furniture.table,), "books": (furniture.shelf,),
}  # fmt: skip


def paint_room(view: View) -> None:
    """A whole interior with what the brief names in it."""
    _shell(view)
    for name, pieces in FURNISHED.items():
        if name in view.things:
            for piece in pieces:
                piece(view)
    if "bed" in view.things and not view.stands:
        furniture.bed(view)
    if not view.things & set(FURNISHED):
        _picture(view)
    _window(view)
    _rug(view)
    _lamp(view)


def _shell(view: View) -> None:
    throw = view.chance.branch("shell")
    wall = view.on(throw.pick(PAPERS))
    fill(view.layer, _box(0, 0, view.w, view.horizon), wall, Stroke(0, 0.22, 0))
    if throw.chance(0.7):
        step = view.u * throw.between(0.05, 0.08)
        stripes = [np.array([[x, 0], [x, view.horizon]]) for x in np.arange(0, view.w, step)]
        lines(view.layer, stripes, lighter(wall, 0.4), step * 0.45, 0.28, soft=2)
    wash(view.layer, 0, view.horizon * 0.5, darker(wall, 0.5), 0.35, 0.0)
    floor = view.on(WOOD)
    fill(view.layer, _box(0, view.horizon, view.w, view.h), floor, Stroke(0, 0.4, 0))
    aim, depth = view.w / 2, view.h - view.horizon
    boards = [np.array([[aim + (x - aim) * 0.55, view.horizon], [x, view.h]])
              for x in np.linspace(-view.w * 0.5, view.w * 1.5, 26)]  # fmt: skip
    lines(view.layer, boards, darker(floor, 0.5), view.u * 0.003, 0.5)
    wash(view.layer, view.horizon, view.horizon + depth * 0.4, darker(floor, 0.5), 0.4, 0.0)
    skirting = _box(0, view.horizon - view.u * 0.03, view.w, view.horizon + view.u * 0.004)
    fill(view.layer, skirting, view.on((246, 236, 220)), PANEL)


def _box(x0: float, y0: float, x1: float, y1: float) -> np.ndarray:
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], dtype=float)


def _window(view: View) -> None:
    size = min(view.u * 0.3, view.horizon * 0.6)
    spot = view.find(size * 1.4, size * 1.28, (size * 1.3, max(size * 1.35, view.horizon * 0.85)))
    if spot is None:
        return
    x, y = spot
    pen = view.pen(x, y - size * 0.64, size)
    pen.corners(
        [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)], view.on((246, 236, 220)), PANEL
    )
    glass = view.light.sky[1]
    pen.corners([(-0.44, -0.44), (0.44, -0.44), (0.44, 0.44), (-0.44, 0.44)], glass, CRISP)
    if view.light.dark:
        glow(view.layer, *pen.point(0.18, -0.18), size * 0.3, size * 0.3, view.light.glow, 0.7)
        pen.oval(0.18, -0.18, 0.1, 0.1, (252, 244, 212), CRISP)
    else:
        pen.blob([(-0.44, 0.2), (-0.1, 0.08), (0.2, 0.2), (0.44, 0.12), (0.44, 0.44),
                  (-0.44, 0.44)],
                 view.on((122, 168, 104), 0.2), LAND)  # fmt: skip
    bars = [[(0.0, -0.46), (0.0, 0.46)], [(-0.46, 0.0), (0.46, 0.0)]]
    pen.lines(bars, 0.035, view.on((246, 236, 220)), smooth=False)
    cloth = view.on(
        view.chance.branch("curtain").pick(((206, 96, 88), (96, 136, 168), (220, 160, 84)))
    )
    for side in (-1, 1):
        drape = [(side * 0.6, -0.6), (side * 0.18, -0.58), (side * 0.3, -0.1), (side * 0.46, 0.2),
                 (side * 0.42, 0.62), (side * 0.62, 0.6)]  # fmt: skip
        pen.blob(drape, cloth, BODY)
    pen.limb([(-0.72, -0.6), (0.72, -0.6)], (0.04, 0.04), view.on(WOOD))


def _rug(view: View) -> None:
    colour = view.chance.branch("rug").pick(((186, 84, 80), (84, 124, 146), (170, 132, 176)))
    x, depth = view.w * view.chance.branch("rugx").between(0.35, 0.65), view.h - view.horizon
    pen = view.pen(x, view.horizon + depth * 0.62, min(view.w * 0.36, depth * 1.1))
    for scale, tone in ((1.0, colour), (0.84, (244, 230, 204)), (0.74, colour)):
        pen.oval(0, 0, scale, 0.27 * scale, view.on(tone), PANEL)


def _picture(view: View) -> None:
    size = view.u * 0.15
    spot = view.find(size, size, (size * 1.5, max(size * 1.6, view.horizon * 0.6)))
    if spot is None:
        return
    pen = view.pen(*spot, size)
    pen.corners([(-0.5, 0), (-0.5, -0.8), (0.5, -0.8), (0.5, 0)], view.on(WOOD), BODY)
    pen.corners(
        [(-0.41, -0.09), (-0.41, -0.71), (0.41, -0.71), (0.41, -0.09)], view.on((222, 232, 226))
    )
    pen.blob(
        [(-0.4, -0.1), (-0.2, -0.42), (0, -0.26), (0.22, -0.5), (0.4, -0.1)],
        view.on((120, 156, 120)),
    )


def _lamp(view: View) -> None:
    if not (view.light.dark or "lamp" in view.things):
        return
    size = view.u * 0.15
    spot = view.find(size, size * 1.3, (size * 1.4, max(size * 1.5, view.horizon * 0.7)))
    if spot is None:
        return
    x, y = spot
    pen = view.pen(x, y, size)
    glow(view.layer, x, y - size * 0.4, size * 5, size * 5, mix(LIT, (255, 190, 110), 0.4), 0.55)
    pen.corners([(-0.3, -0.3), (0.3, -0.3), (0.18, -0.75), (-0.18, -0.75)], LIT, BODY)
    pen.limb([(0, -0.75), (0, -0.95)], (0.05, 0.05), view.on(WOOD))
