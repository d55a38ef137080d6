"""Wilds: caves, the sea floor and the space between planets."""

from __future__ import annotations

import math

import numpy as np

from illustration.painter.brush import CRISP, LAND, LEAF, Stroke, fill
from illustration.painter.land import below, ridge
from illustration.painter.pigment import Colour, darker, lighter, mix
from illustration.painter.props import campfire, rock
from illustration.painter.sky import stars
from illustration.painter.strokes import glow, wash
from illustration.painter.view import View

SEA: tuple[Colour, Colour] = ((128, 206, 214), (28, 84, 132))


def sheet(view: View, top: Colour, bottom: Colour) -> None:
    """Wash the whole sheet from one colour to another."""
    box = np.array([[0, 0], [view.w, 0], [view.w, view.h], [0, view.h]], dtype=float)
    fill(view.layer, box, top, Stroke(0, 0.6, 0))
    wash(view.layer, 0, view.h, bottom, 0.0, 1.0)


def cave(view: View) -> None:
    """Rock walls round a bright mouth."""
    stone = view.on((122, 108, 112))
    sheet(view, darker(stone, 0.55), darker(stone, 0.3))
    x = view.w * view.chance.branch("mouth").between(0.35, 0.65)
    y, half, high = view.horizon, view.w * 0.26, view.horizon * 0.7
    mouth = [(-half, 0.02 * high), (-half * 0.9, -high * 0.5), (-half * 0.4, -high * 0.95),
             (half * 0.3, -high), (half * 0.85, -high * 0.6), (half, 0.02 * high)]  # fmt: skip
    glow(view.layer, x, y - high * 0.4, half * 2.4, high * 1.8, view.light.sky[2], 0.5)
    pen = view.pen(x, y, 1.0)
    pen.blob(mouth, view.light.sky[1], Stroke(0, 0.5, 0, 0.5))
    pen.blob([(px * 0.9, py * 0.45) for px, py in mouth], view.on((130, 164, 110), 0.4), LAND)
    floor = ridge(view, view.horizon, view.u * 0.012, 0.8, "floor")
    fill(view.layer, below(view, floor), view.on((158, 138, 126)), LAND)
    wash(view.layer, view.horizon, view.h, darker(stone, 0.6), 0.0, 0.5)
    _teeth(view, darker(stone, 0.3))
    for _ in range(4):
        if spot := view.find(view.u * 0.16, view.u * 0.1, (view.horizon * 1.02, view.h * 0.9)):
            rock(view, *spot, view.u * 0.07, (134, 122, 124))
    if "fire" in view.things and (
        spot := view.find(view.u * 0.2, view.u * 0.2, (view.h * 0.8, view.h * 0.9))
    ):
        campfire(view, *spot, view.u * 0.18)


def _teeth(view: View, stone: Colour) -> None:
    throw = view.chance.branch("teeth")
    for step in range(round(11 * view.w / view.h)):
        x = view.w * (step + throw.between(0.2, 0.8)) / (11 * view.w / view.h)
        long, half = view.u * throw.between(0.05, 0.2), view.u * throw.between(0.03, 0.06)
        pen = view.pen(x, -view.u * 0.01, 1.0)
        pen.blob([(-half * 1.4, 0), (half * 1.4, 0), (half * 0.3, long * 0.6), (0, long),
                  (-half * 0.4, long * 0.55)], lighter(stone, throw.between(0, 0.2)),
                 LAND)  # fmt: skip


def underwater(view: View) -> None:
    """Blue depths with light shafts, weed and coral on a sandy floor."""
    sheet(view, view.on(SEA[0]), view.on(SEA[1]))
    throw = view.chance.branch("deep")
    for _ in range(5):
        x, lean = throw.between(0, view.w), view.w * 0.12
        shaft = np.array([[x, 0], [x + view.w * 0.06, 0], [x + lean * 1.6, view.h * 0.8],
                          [x + lean * 0.2, view.h * 0.8]])  # fmt: skip
        fill(view.layer, shaft, (222, 246, 240), Stroke(0, 0, 0, 0, 16, 0.14))
    floor = ridge(view, view.horizon + view.u * 0.05, view.u * 0.03, 0.9, "sand")
    fill(view.layer, below(view, floor), mix(view.on((226, 206, 158)), SEA[0], 0.3), LAND)
    wash(view.layer, view.horizon, view.h, view.on(SEA[1]), 0.3, 0.1)
    for _ in range(round(9 * view.w / view.h)):
        if spot := view.find(view.u * 0.06, view.u * 0.2, (view.horizon * 1.02, view.h)):
            _weed(view, *spot, view.u * throw.between(0.16, 0.34))
    for _ in range(5):
        if spot := view.find(view.u * 0.13, view.u * 0.1, (view.horizon * 1.1, view.h)):
            _coral(view, *spot, view.u * 0.12)
    for _ in range(26):
        x, y = throw.between(0, view.w), throw.between(0, view.h * 0.85)
        r = view.u * throw.between(0.004, 0.013)
        if view.calm(x - r, y - r, x + r, y + r):
            view.pen(x, y, r).oval(0, 0, 1, 1, (236, 250, 252), Stroke(0.6, 0, 0.6, opacity=0.5))


def _weed(view: View, x: float, y: float, size: float) -> None:
    throw = view.chance.branch("weed", round(x))
    pen = view.pen(x, y, size)
    for foot in (-0.1, 0.0, 0.12):
        sway = throw.between(0.06, 0.14)
        top = throw.between(0.6, 1)
        blade = [(foot, 0), (foot + sway, -top * 0.35), (foot - sway, -top * 0.7), (foot, -top)]
        pen.limb(blade, (0.07, 0.08, 0.06, 0.01), view.on((66, 146, 108), 0.12), LEAF)


def _coral(view: View, x: float, y: float, size: float) -> None:
    throw = view.chance.branch("coral", round(x))
    colour = view.on(throw.pick(((236, 122, 112), (240, 168, 96), (206, 120, 170))), 0.1)
    pen = view.pen(x, y, size)
    for step in range(7):
        angle = math.radians(200 + 23 * step)
        tip = (0.6 * math.cos(angle), 0.95 * math.sin(angle))
        pen.limb([(0, 0), (tip[0] * 0.6, tip[1] * 0.5), tip], (0.16, 0.11, 0.09), colour)


def deep_space(view: View) -> None:
    """A dark starry field with planets over a small world's ground."""
    sheet(view, (34, 32, 84), (78, 66, 132))
    throw = view.chance.branch("space")
    for _ in range(4):
        glow(view.layer, throw.between(0, view.w), throw.between(0, view.h * 0.7), view.u * 0.4,
             view.u * 0.25, throw.pick(((150, 90, 170), (70, 120, 190))), 0.35)  # fmt: skip
    stars(view, 2.0)
    for colour in ((230, 150, 110), (120, 190, 190)):
        r = view.u * throw.between(0.05, 0.1)
        if spot := view.find(r * 3, r * 2, (r * 2.2, max(r * 2.3, view.horizon * 0.8))):
            pen = view.pen(spot[0], spot[1] - r, r)
            pen.oval(0, 0, 1, 1, colour, Stroke(1.0, 0.9, 0.2))
            pen.line(
                [(-1.5, 0.3), (-0.6, 0.36), (0.6, 0.1), (1.5, -0.3)], 0.12, lighter(colour, 0.5)
            )
    floor = ridge(view, view.horizon, view.u * 0.03, 0.7, "moonscape")
    fill(view.layer, below(view, floor), (172, 164, 190), LAND)
    for _ in range(7):
        if spot := view.find(view.u * 0.12, view.u * 0.04, (view.horizon * 1.05, view.h)):
            view.pen(*spot, view.u * 0.06).oval(0, -0.3, 1, 0.3, (140, 132, 166), CRISP)
