"""The foreground: what frames the picture at its lower edge and corners, before the figures."""

from __future__ import annotations

from illustration.painter import groves, plants
from illustration.painter.brush import LEAF
from illustration.painter.pigment import Colour, darker
from illustration.painter.view import View

GRASSY: dict[str, Colour] = {
    "meadow": (96, 146, 74), "hills": (100, 150, 76), "forest": (76, 122, 70), "jungle": (70, 130,
                                                                                          66),
    "mountain": (96, 142, 80), "river": (92, 142, 72), "lake": (96, 144, 78), "village": (98, 148,
                                                                                          76),
    "garden": (94, 146, 74), "savanna": (184, 148, 78), "field": (132, 142, 70),
}  # fmt: skip


def foreground(view: View, place: str) -> None:
    """Tall grass along the foot, and leaves in a corner; nothing over figures or words."""
    if place not in GRASSY:
        return
    colour = view.turf(GRASSY[place])
    plants.tufts(view, round(22 * view.w / view.h), colour, 0.075)
    _corner_leaves(view, colour)
    throw = view.chance.branch("fore")
    for _ in range(2):
        x = view.w * throw.pick((0.02, 0.12, 0.9, 0.99))
        size = view.u * throw.between(0.09, 0.13)
        if view.calm(x - size, view.h - size * 1.2, x + size, view.h):
            groves.bush(view, x, view.h * 1.02, size, darker(colour, 0.15))


def _corner_leaves(view: View, colour: Colour) -> None:
    """Big soft leaves reaching in from a lower corner."""
    throw = view.chance.branch("corner")
    for side in throw.pick(((0,), (1,), (0, 1))):
        reach = view.u * throw.between(0.16, 0.24)
        x0, x1 = (0.0, reach) if side == 0 else (view.w - reach, float(view.w))
        if not view.calm(x0, view.h - reach, x1, view.h):
            continue
        pen = view.pen(view.w * side, view.h * 1.01, reach, flip=side == 1)
        for step in range(5):
            lean = 0.15 + 0.2 * step
            high = (1.0 - 0.14 * step) * throw.between(0.85, 1.05)
            knots = [(0.02 * step, 0), (lean * 0.55, -high * 0.6), (lean, -high)]
            shade = view.on(darker(colour, 0.35 - 0.06 * step))
            pen.limb(knots, (0.06, 0.17, 0.01), shade, LEAF)
