"""Props: boats, bridges, fences, paths, rocks, fires, pots, balloons and other things."""

from __future__ import annotations

import numpy as np

from illustration.painter.brush import BODY, CRISP, LAND, Stroke, fill
from illustration.painter.groves import shade
from illustration.painter.pigment import Colour, darker, lighter, mix
from illustration.painter.spline import arc, limb, opened
from illustration.painter.strokes import glow, lines
from illustration.painter.view import View
from illustration.painter.water import speckle

WOOD: Colour = (156, 104, 68)


def boat(view: View, x: float, y: float, size: float) -> None:
    """A small sailing boat afloat, `size` pixels tall."""
    pen = view.pen(x, y, size)
    pen.oval(0, 0.05, 0.55, 0.05, view.on((40, 70, 110)), Stroke(0, 0.3, 0, soft=3, opacity=0.5))
    pen.limb([(0, -0.1), (0, -1)], (0.035, 0.025), view.on(WOOD))
    pen.blob([(0.04, -0.95), (0.3, -0.55), (0.44, -0.24), (0.04, -0.22)], view.on((250, 244, 230)))
    pen.blob(
        [(-0.04, -0.85), (-0.22, -0.5), (-0.3, -0.24), (-0.04, -0.22)], view.on((236, 120, 96))
    )
    hull = [(-0.5, -0.16), (0, -0.11), (0.52, -0.17), (0.38, 0.02), (0.2, 0.07), (-0.22, 0.07),
            (-0.4, 0.02)]  # fmt: skip
    pen.blob(hull, view.on((178, 76, 58)))
    pen.line([(-0.47, -0.1), (0, -0.05), (0.48, -0.11)], 0.03, view.on((250, 240, 220)))


def bridge(view: View, x: float, y: float, half: float) -> None:
    """An arched wooden footbridge, `half` pixels half its length."""
    pen = view.pen(x, y, half)
    wood = view.on(WOOD)
    deck = arc(0, 0.25, 1.05, 0.5, 200, 340, 20)
    pen.shape(limb(deck, (0.13, 0.13)), darker(wood, 0.2), LAND)
    for k in range(1, 20, 3):
        px, py = deck[k]
        pen.limb([(px, py), (px, py - 0.26)], (0.045, 0.04), wood)
    pen.shape(limb(deck - (0, 0.27), (0.05, 0.05)), lighter(wood, 0.2), BODY)


def fence(view: View, y: float, size: float) -> None:
    """A picket fence across the ground, `size` pixels tall; gaps before figures and words."""
    white = view.on((240, 232, 216))
    rails, x = [], 0.0
    while x < view.w:
        if view.calm(x - size, y - size, x + size, y):
            pen = view.pen(x, y, size)
            pen.corners([(-0.1, 0), (-0.1, -0.85), (0, -1), (0.1, -0.85), (0.1, 0)], white, BODY)
            rails += [np.array([[x - size * 0.3, y - size * s], [x + size * 0.3, y - size * s]])
                      for s in (0.3, 0.68)]  # fmt: skip
        x += size * 0.5
    lines(view.layer, rails, darker(white, 0.15), size * 0.09, 0.9)


def path(view: View, colour: Colour = (222, 196, 150)) -> None:
    """A path winding from the horizon to the foot of the picture."""
    throw = view.chance.branch("path")
    depth = view.h - view.horizon
    start, foot = view.w * throw.between(0.3, 0.7), view.w * throw.between(0.3, 0.7)
    sway = view.w * throw.pick((-0.1, 0.1))
    line = opened([(start, view.horizon), (start + sway, view.horizon + depth * 0.14),
                   (foot - sway, view.horizon + depth * 0.45), (foot, view.h * 1.05)],
                  12)  # fmt: skip
    widths = [view.w * share for share in (0.006, 0.04, 0.13, 0.36)]
    fill(view.layer, limb(line, [w * 1.1 for w in widths]), view.on(darker(colour, 0.25)), LAND)
    fill(view.layer, limb(line, widths), view.on(colour), Stroke(-0.2, 0.6, 0.2, 0.3))
    speckle(view, view.horizon + depth * 0.3, view.on(darker(colour, 0.4)))


def rock(view: View, x: float, y: float, size: float, colour: Colour = (150, 148, 150)) -> None:
    """A boulder `size` pixels half its width."""
    shade(view, x, y, size)
    tone = view.on(colour)
    pen = view.pen(x, y, size)
    pen.blob([(-1, 0), (-0.85, -0.5), (-0.3, -0.8), (0.35, -0.72), (0.9, -0.35), (1, 0.02),
              (0, 0.1)],
             tone, Stroke(0.8, 0.7, 0.4, 0.3))  # fmt: skip
    pen.line([(-0.2, -0.6), (0, -0.35), (-0.1, -0.15)], 0.03, darker(tone, 0.5), 0.5)


def campfire(view: View, x: float, y: float, size: float) -> None:
    """A fire on crossed logs, `size` pixels tall, lighting what is round it."""
    glow(view.layer, x, y - size * 0.3, size * 2.6, size * 2.0, (255, 186, 90), 0.5)
    pen = view.pen(x, y, size)
    for ends in (((-0.5, 0), (0.4, -0.16)), ((0.5, 0), (-0.4, -0.16))):
        pen.limb(ends, (0.14, 0.12), view.on((112, 74, 54)))
    for scale, colour in ((1.0, (240, 108, 44)), (0.68, (252, 178, 62)), (0.4, (255, 236, 150))):
        flame = [(0, -1), (0.16, -0.66), (0.3, -0.4), (0.26, -0.1), (0, -0.02), (-0.26, -0.1),
                 (-0.3, -0.44), (-0.12, -0.6)]  # fmt: skip
        pen.blob([(px * scale, py * scale - 0.04) for px, py in flame], colour, Stroke(0.2, 0.4, 0))


def pot(view: View, x: float, y: float, size: float) -> None:
    """A steaming cooking pot, `size` pixels tall."""
    shade(view, x, y, size * 0.6)
    pen, iron = view.pen(x, y, size), view.on((84, 84, 98))
    pen.blob([(-0.5, -0.6), (0.5, -0.6), (0.6, -0.3), (0.36, 0), (-0.36, 0), (-0.6, -0.3)], iron)
    pen.oval(0, -0.6, 0.52, 0.13, lighter(iron, 0.3), CRISP)
    pen.oval(0, -0.6, 0.44, 0.09, view.on((242, 222, 176)), CRISP)
    steam = [[(dx, -0.75), (dx + 0.1, -0.92), (dx - 0.05, -1.1), (dx + 0.06, -1.28)]
             for dx in (-0.22, 0.02, 0.24)]  # fmt: skip
    pen.lines(steam, 0.05, (255, 255, 250), 0.4)


def balloon(view: View, x: float, y: float, size: float, colour: Colour) -> None:
    """A toy balloon, `size` pixels tall with its string, which ends at (x, y)."""
    pen = view.pen(x, y, size)
    pen.line([(0, 0), (0.06, -0.2), (-0.03, -0.42), (0, -0.56)], 0.012, view.on((90, 84, 90)))
    pen.blob([(0, -1), (0.17, -0.93), (0.2, -0.76), (0, -0.55), (-0.2, -0.76), (-0.17, -0.93)],
             view.on(colour), Stroke(0.9, 0.2, 0.2))  # fmt: skip
    pen.oval(-0.08, -0.87, 0.035, 0.055, view.on(lighter(colour, 0.8)), CRISP, 25)


def kite(view: View, x: float, y: float, size: float) -> None:
    """A kite with its tail, `size` pixels tall, its top at y."""
    pen = view.pen(x, y, size).at(0, 0, 18)
    pen.corners([(0, 0), (0.26, 0.3), (0, 0.75)], view.on((228, 92, 84)), BODY)
    pen.corners([(0, 0), (-0.26, 0.3), (0, 0.75)], view.on((248, 200, 88)), BODY)
    pen.line([(0, 0.75), (0.1, 0.9), (-0.06, 1.05), (0.08, 1.2)], 0.018, view.on((92, 116, 180)))


def butterfly(view: View, x: float, y: float, size: float, colour: Colour) -> None:
    """A butterfly `size` pixels wide."""
    pen = view.pen(x, y, size).at(0, 0, -18)
    for side in (-1, 1):
        pen.oval(side * 0.26, -0.14, 0.25, 0.2, view.on(colour), BODY, side * -35)
        pen.oval(side * 0.2, 0.14, 0.17, 0.15, view.on(lighter(colour, 0.4)), BODY, side * 35)
    pen.limb([(0, -0.2), (0, 0.22)], (0.05, 0.05), view.on((72, 56, 60)), CRISP)


def snowman(view: View, x: float, y: float, size: float) -> None:
    """A snowman, `size` pixels tall."""
    shade(view, x, y, size * 0.35)
    pen, white = view.pen(x, y, size), view.on((248, 250, 255))
    for cy, r in ((-0.25, 0.28), (-0.6, 0.2), (-0.86, 0.14)):
        pen.oval(0, cy, r, r * 0.95, mix(white, view.light.haze, 0.08))
    for dx in (-0.05, 0.05):
        pen.oval(dx, -0.89, 0.016, 0.018, (60, 56, 64), CRISP)
    pen.corners([(0, -0.86), (0.14, -0.83), (0, -0.82)], (236, 132, 52), BODY)
    pen.lines([[(-0.18, -0.62), (-0.42, -0.78)], [(0.18, -0.62), (0.42, -0.74)]], 0.02,
              view.on((112, 78, 56)))  # fmt: skip


def nest(view: View, x: float, y: float, size: float) -> None:
    """A nest with eggs, `size` pixels half its width."""
    pen, straw = view.pen(x, y, size), view.on((168, 128, 76))
    for dx in (-0.3, 0.05, 0.38):
        pen.oval(dx, -0.5, 0.2, 0.27, view.on((214, 230, 230)))
    pen.blob([(-1, -0.42), (-0.5, -0.34), (0.5, -0.34), (1, -0.42), (0.7, 0.02), (-0.7, 0.02)],
             straw,
             LAND)  # fmt: skip
    twigs = [[(-0.9 + 0.2 * k, -0.4), (-0.7 + 0.16 * k, 0)] for k in range(9)]
    pen.lines(twigs, 0.035, darker(straw, 0.5), 0.6, smooth=False)
