"""Water: seas, lakes, rivers and falls, with their glints and foam."""

from __future__ import annotations

import numpy as np

from illustration.painter.brush import CRISP, LAND, Stroke, fill
from illustration.painter.land import below, ridge
from illustration.painter.pigment import Colour, darker, lighter, mix
from illustration.painter.spline import Points, ellipse, limb, opened
from illustration.painter.strokes import lines, wash
from illustration.painter.view import View

BLUE: Colour = (74, 142, 182)


def water_colour(view: View) -> Colour:
    """The water's pigment: its own blue mixed with the sky it mirrors."""
    return mix(view.on(BLUE), view.light.sky[1], 0.34)


def sea(view: View, shore: float) -> None:
    """Open water from the horizon to the shore's level (pixels), then sand."""
    tone = water_colour(view)
    box = np.array(
        [[0, view.horizon], [view.w, view.horizon], [view.w, view.h], [0, view.h]], float
    )
    fill(view.layer, box, tone, Stroke(0, 0.5, 0))
    wash(view.layer, view.horizon, view.horizon + view.u * 0.1, view.light.sky[2], 0.65, 0.0)
    wash(view.layer, view.horizon, view.h, darker(tone, 0.5), 0.0, 0.5)
    waves(view, view.horizon, shore, 150)
    sand = view.on((232, 206, 154))
    for lift, colour in ((0.022, lighter(tone, 0.5)), (0.008, (252, 252, 248)), (0, sand)):
        line = ridge(view, shore - lift * view.u, view.u * 0.014, 0.8, "shore")
        fill(view.layer, below(view, line), view.on(colour) if lift else colour, LAND)
    speckle(view, shore, darker(sand, 0.4))


def speckle(view: View, top: float, colour: Colour) -> None:
    """Grains and pebbles below a level."""
    throw = view.chance.branch("speckle")
    dots = []
    for _ in range(round(220 * view.w / view.h)):
        t = throw.between(0.05, 1)
        x, y = throw.between(0, view.w), top + (view.h - top) * t
        size = view.u * 0.004 * (0.3 + t)
        dots.append(np.array([[x, y], [x + size, y + size * 0.1]]))
    lines(view.layer, dots, colour, view.u * 0.0035, 0.5)


def waves(view: View, top: float, bottom: float, count: int) -> None:
    """Wave crests, light and dark, closer together far off; none where words will lie."""
    throw = view.chance.branch("waves")
    tone = water_colour(view)
    for colour, opacity in ((lighter(tone, 0.75), 0.55), (darker(tone, 0.5), 0.4)):
        paths = []
        for _ in range(round(count / 2 * view.w / view.h)):
            t = throw.between(0.02, 1) ** 1.4
            x, y = throw.between(0, view.w), top + (bottom - top) * t
            size = view.u * (0.012 + 0.05 * t) * throw.between(0.5, 1.2)
            if view.calm(x - size, y - 3, x + size, y + 3, stands=False):
                lift = size * 0.13
                paths.append(opened([(x - size, y), (x - size / 2, y - lift), (x, y),
                                     (x + size / 2, y - lift), (x + size, y)], 5))  # fmt: skip
        lines(view.layer, paths, colour, view.u * 0.0034, opacity, soft=view.u * 0.0006)


def lake(view: View, x: float, half: float) -> float:
    """A lake lying behind the figures round x, `half` pixels half its width; gives its level."""
    shore = min([view.h * 0.8, *(stand[3] for stand in view.stands)]) - view.u * 0.05
    deep = max(view.u * 0.03, min(half * 0.22, (shore - view.horizon) * 0.44))
    y = view.horizon + deep * 1.2
    throw = view.chance.branch("lake")
    knots = ellipse(0, 0, half, deep, n=12)
    knots += np.array([[throw.between(-0.06, 0.06) * half, throw.between(-0.06, 0.06) * deep]
                       for _ in range(12)])  # fmt: skip
    pen = view.pen(x, y, 1.0)
    pen.blob((knots * 1.05).tolist(), view.on((150, 130, 96)), LAND)
    tone = water_colour(view)
    pen.blob(knots.tolist(), tone, Stroke(-0.3, 0.6, 0.5))
    _glints(view, x, y, half * 0.8, deep * 0.7)
    return y


def _glints(view: View, x: float, y: float, rx: float, ry: float) -> None:
    throw = view.chance.branch("glints", round(x))
    paths = []
    for _ in range(16):
        cx, cy = x + rx * throw.between(-0.8, 0.7), y + ry * throw.between(-0.9, 0.9)
        reach = rx * throw.between(0.05, 0.16)
        paths.append(np.array([[cx - reach, cy], [cx + reach, cy]]))
    lines(view.layer, paths, lighter(water_colour(view), 0.75), view.u * 0.0034, 0.6)


def stream_line(view: View) -> Points:
    """The course of a stream from the horizon to the bottom edge, keeping off the figures."""
    throw = view.chance.branch("stream")
    start = view.w * throw.between(0.3, 0.7)
    middles = [(k[0] + k[2]) / 2 for k in view.stands]
    left = sum(middle > view.w / 2 for middle in middles) * 2 >= max(1, len(middles))
    foot = view.w * (throw.between(0.02, 0.16) if left else throw.between(0.84, 0.98))
    depth = view.h - view.horizon
    sway = view.w * 0.12 * (1 if left else -1)
    return opened([
        (start, view.horizon), (start + sway, view.horizon + depth * 0.13),
        ((start + foot) / 2 - sway * 0.3, view.horizon + depth * 0.38),
        (foot + sway * 0.7, view.horizon + depth * 0.68), (foot, view.h * 1.06),
    ], 12)  # fmt: skip


def stream(view: View, wide: float = 0.3) -> Points:
    """A stream winding forward, `wide` of the width where it leaves the picture."""
    line = stream_line(view)
    reach = (0.012, 0.05, 0.14, 0.42, 1.0)
    for grow, colour in ((1.16, view.on((160, 140, 104))), (1.0, water_colour(view))):
        widths = [view.w * wide * share * grow for share in reach]
        fill(view.layer, limb(line[::6], widths), colour, Stroke(-0.25, 0.6, 0.4, 0.3))
    throw = view.chance.branch("ripples")
    paths = []
    for _ in range(46):
        k = throw.whole(4, len(line) - 2)
        t = k / len(line)
        half = view.w * wide * 0.34 * float(np.interp(t, np.linspace(0, 1, 5), reach))
        x, y = line[k] + (throw.between(-1, 1) * half, throw.between(-8, 8) * view.u / 900)
        reach_x = half * throw.between(0.12, 0.4)
        paths.append(opened([(x - reach_x, y), (x, y - reach_x * 0.12), (x + reach_x, y)], 5))
    lines(view.layer, paths, lighter(water_colour(view), 0.8), view.u * 0.0034, 0.55)
    return line


def waterfall(view: View, x: float, top: float, bottom: float, width: float) -> None:
    """Falling water between two levels (pixels)."""
    pen = view.pen(x, top, 1.0)
    drop = bottom - top
    pen.limb([(0, 0), (0, drop * 0.5), (width * 0.1, drop)], (width * 0.7, width, width * 1.3),
             water_colour(view), CRISP)  # fmt: skip
    throw = view.chance.branch("fall")
    falls = [[(s * width * 0.4, 0), (s * width * 0.5, drop)]
             for s in (throw.between(-1, 1) for _ in range(14))]  # fmt: skip
    pen.lines(falls, width * 0.04, (250, 252, 252), 0.6, smooth=False)
    pen.oval(0, drop, width, width * 0.22, (250, 252, 252), Stroke(0, 0.5, 0, 0.6, 4, 0.8))
