"""Plants: flowers, tufts, mushrooms, sunflowers, reeds and crops."""

from __future__ import annotations

import math

import numpy as np

from illustration.painter.brush import CRISP, LEAF, Stroke
from illustration.painter.chance import Chance
from illustration.painter.pigment import Colour, darker, lighter
from illustration.painter.strokes import lines
from illustration.painter.view import View

PETALS: tuple[Colour, ...] = (
    (238, 120, 140), (250, 214, 92), (250, 246, 240), (170, 132, 208), (236, 110, 84),
                              (120, 160, 222),
)  # fmt: skip
GREEN: Colour = (92, 142, 72)


def flowers(view: View, count: int, palette: tuple[Colour, ...] = PETALS) -> None:
    """Scatter flowers on the near ground, far ones first, none on figures or words."""
    if view.light.name == "winter":
        return
    throw = view.chance.branch("flowers")
    chosen = [throw.pick(palette) for _ in range(3)]
    places = sorted((throw.between(0.08, 0.97), throw.between(0.02, 0.98)) for _ in range(count))
    for t, share in places:
        x, y = view.w * share, view.horizon + (view.h - view.horizon) * t
        size = view.u * (0.007 + 0.02 * t)
        if view.calm(x - size, y - 3 * size, x + size, y + size):
            flower(view, x, y, size, throw.pick(chosen), throw)


def flower(view: View, x: float, y: float, size: float, colour: Colour, throw: Chance) -> None:
    """One flower with its stem; `size` pixels is the radius of its head."""
    stem = np.array([[x, y], [x + size * 0.3, y - size], [x, y - size * 2]])
    lines(view.layer, [stem], view.on(darker(GREEN, 0.2)), max(1.0, size * 0.22))
    pen = view.pen(x, y - size * 2, size)
    petals, start = throw.pick((5, 5, 6, 8)), throw.between(0, 60)
    for step in range(petals):
        angle = math.radians(start + 360 * step / petals)
        cx, cy = 0.55 * math.cos(angle), 0.5 * math.sin(angle)
        pen.oval(cx, cy, 0.44, 0.28, view.on(colour), CRISP, math.degrees(angle))
    pen.oval(0, 0, 0.3, 0.28, view.on((244, 196, 70)), CRISP)


def tufts(view: View, count: int, colour: Colour = GREEN, tall: float = 0.055) -> None:
    """Clumps of longer grass on the near ground, clear of figures and words."""
    throw = view.chance.branch("tufts")
    for _ in range(count):
        t, x = throw.between(0.3, 1.02), throw.between(0, view.w)
        y = view.horizon + (view.h - view.horizon) * t
        size = view.u * tall * (0.3 + 0.7 * t) * throw.between(0.6, 1.1)
        if view.calm(x - size, y - size, x + size, y):
            tuft(view, x, y, size, colour, throw)


def tuft(view: View, x: float, y: float, size: float, colour: Colour, throw: Chance) -> None:
    """One clump, blades fanned out, `size` pixels tall."""
    pen = view.pen(x, y, size)
    for step in range(7):
        lean = -0.6 + 1.2 * step / 6 + throw.between(-0.12, 0.12)
        top = (lean, -throw.between(0.6, 1.0) * (1.1 - abs(lean) * 0.5))
        shade = lighter(darker(colour, 0.25), 0.12 * (step % 3))
        blade = [(lean * 0.25, 0.02), (lean * 0.5, top[1] * 0.6), top]
        pen.limb(blade, (0.085, 0.07, 0.01), view.on(shade), CRISP)


def mushroom(view: View, x: float, y: float, size: float) -> None:
    """A spotted mushroom `size` pixels tall."""
    pen = view.pen(x, y, size)
    pen.limb([(0, -0.6), (0, 0)], (0.2, 0.32), view.on((240, 228, 206)))
    knots = [(-0.5, -0.48), (-0.36, -0.85), (0, -1), (0.36, -0.85), (0.5, -0.48), (0, -0.4)]
    pen.blob(knots, view.on((206, 62, 52)))
    for cx, cy, r in (
        (-0.2, -0.72, 0.08),
        (0.12, -0.82, 0.09),
        (0.3, -0.58, 0.06),
        (0, -0.55, 0.05),
    ):
        pen.oval(cx, cy, r, r * 0.8, view.on((250, 244, 232)), CRISP)


def sunflower(view: View, x: float, y: float, size: float) -> None:
    """A sunflower `size` pixels tall."""
    pen = view.pen(x, y, size)
    pen.limb([(0, 0), (0.03, -0.4), (0, -0.8)], (0.04, 0.035, 0.03), view.on(darker(GREEN, 0.2)))
    for side in (-1, 1):
        knots = [(0.02, -0.34), (side * 0.12, -0.46), (side * 0.24, -0.38), (side * 0.1, -0.32)]
        pen.blob(knots, view.on(GREEN), LEAF)
    for step in range(14):
        angle = 360 * step / 14
        cx, cy = 0.15 * math.cos(math.radians(angle)), 0.15 * math.sin(math.radians(angle))
        pen.oval(cx, cy - 0.82, 0.085, 0.035, view.on((250, 200, 60)), CRISP, angle)
    pen.oval(0, -0.82, 0.115, 0.115, view.on((112, 72, 44)), Stroke(0.5, 0.8, 0.4))


def rows(view: View, colour: Colour, count: int = 13) -> None:
    """Crop rows running to a vanishing point on the horizon."""
    throw = view.chance.branch("rows")
    aim = view.w * throw.between(0.3, 0.7)
    for step in range(count):
        foot = view.w * (-0.7 + 2.4 * step / (count - 1))
        top = aim + (foot - aim) * 0.06
        paths = []
        for k in range(70):
            t = (k / 69) ** 1.7
            x = top + (foot - top) * t
            y = view.horizon + (view.h - view.horizon) * (0.04 + t)
            size = view.u * (0.006 + 0.04 * t)
            if view.calm(x - 2, y - size, x + 2, y, stands=False):
                sway = size * throw.between(-0.35, 0.35)
                paths.append(
                    np.array([[x, y], [x + sway * 0.4, y - size * 0.6], [x + sway, y - size]])
                )
        shade = lighter(colour, 0.12 * (step % 3))
        lines(view.layer, paths, view.on(shade), view.u * 0.006, 0.8)


def reeds(view: View, x: float, y: float, size: float) -> None:
    """A stand of reeds `size` pixels tall."""
    throw = view.chance.branch("reeds", round(x))
    pen = view.pen(x, y, size)
    for _ in range(7):
        foot, lean = throw.between(-0.2, 0.2), throw.between(-0.16, 0.16)
        top = throw.between(0.6, 1.0)
        blade = [(foot, 0), (foot + lean * 0.4, -top * 0.6), (foot + lean, -top)]
        pen.limb(blade, (0.04, 0.03, 0.008), view.on((112, 140, 84)), CRISP)
        if throw.chance(0.45):
            tip = (foot + lean, -top)
            pen.limb([tip, (tip[0] + 0.01, tip[1] - 0.15)], (0.05, 0.05), view.on((120, 80, 52)))
