"""Skies: washes, clouds, stars, sun and moon, the rainbow."""

from __future__ import annotations

import numpy as np
from PIL import Image

from illustration.painter.brush import MIST, Stroke
from illustration.painter.pigment import Colour, lighter, mix
from illustration.painter.spline import arc, ellipse
from illustration.painter.strokes import glow, lines
from illustration.painter.view import View

SUNLESS = frozenset({"storm", "fog", "winter", "overcast"})


def paint_sky(view: View) -> None:
    """Wash the sky down to the horizon and hang everything in it."""
    _gradient(view)
    _blooms(view)
    _lamp(view)
    if view.light.dark or "stars" in view.things:
        stars(view)
    elif view.light.name == "dusk":
        stars(view, 0.3)
    if "rainbow" in view.things:
        _rainbow(view)
    _clouds(view)


def _gradient(view: View) -> None:
    rows = np.linspace(0, 1, max(2, round(view.horizon * 1.02)))
    stops = np.array(view.light.sky, dtype=float)
    if bands := view.layer.manner.bands:
        rows = (np.floor(rows * bands) + 0.5) / bands
    wash = [np.interp(rows, (0, 0.55, 1), stops[:, band]) for band in range(3)]
    column = np.rint(np.stack(wash, axis=1)).astype(np.uint8)[:, None, :]
    sky = Image.fromarray(column).resize((view.w, len(rows)))
    view.layer.rgb.paste(sky, (0, 0))


def _blooms(view: View) -> None:
    """Uneven drying: paler and deeper clouds of pigment."""
    if view.layer.manner.clouds < 0.2:
        return
    patch = view.layer.paper.patch(view.w, round(view.horizon) + 1, view.chance.whole(0, 999), 7)
    pale, deep = mix(view.light.sky[2], (255, 255, 255), 0.4), view.light.sky[0]
    up = patch.point([max(0, min(44, round((v - 120) * 0.6))) for v in range(256)])
    down = patch.point([max(0, min(34, round((126 - v) * 0.6))) for v in range(256)])
    view.layer.lay(pale, up, 0, 0)
    view.layer.lay(deep, down, 0, 0)


def lamp_place(view: View) -> tuple[float, float, float]:
    """Where sun or moon stands and its radius: clear of words, figures and the fold."""
    throw = view.chance.branch("lamp")
    radius = view.u * throw.between(0.06, 0.085)
    for shrink, tuck in ((1.0, 0.0), (1.0, 0.1), (0.8, 0.2), (0.65, 0.26), (0.5, 0.3)):
        r = radius * shrink
        for _ in range(24):
            x = throw.between(2 * r, view.w - 2 * r)
            y = throw.between(min(2 * r, view.horizon * 0.4), max(2.2 * r, view.horizon * 0.55))
            if view.calm(x - 1.2 * r, y - 1.2 * r, x + 1.2 * r, y + 1.2 * r, tuck=tuck):
                view.taken.append((x - 1.4 * r, y - 1.4 * r, x + 1.4 * r, y + 1.4 * r))
                return x, y, r
    return -9 * radius, view.horizon * 0.3, radius


def _lamp(view: View) -> None:
    if view.light.name in SUNLESS and not view.things & {"moon", "stars"}:
        return
    x, y, r = lamp_place(view)
    if view.light.name in {"sunset", "dawn"} and view.calm(x - r, 0, x + r, view.horizon):
        y = view.horizon - r * view.chance.between(-0.2, 2.5)
    strong = 0.5 if view.light.dark else 0.75
    glow(view.layer, x, y, r * 6, r * 6, view.light.glow, strong * 0.6, 2.0)
    glow(view.layer, x, y, r * 2.2, r * 2.2, view.light.glow, strong, 1.2)
    moonlit = "moon" in view.things and view.light.name != "day"
    if view.light.dark or view.light.name == "dusk" or moonlit:
        _moon(view, x, y, r)
    else:
        view.pen(x, y, r).oval(0, 0, 1, 1, lighter((255, 214, 110), 0.1), Stroke(0.3, 0.4, 0.3))


def _moon(view: View, x: float, y: float, r: float) -> None:
    pen = view.pen(x, y, r)
    pen.oval(0, 0, 1, 1, (252, 244, 212), Stroke(0.35, 0.5, 0.2))
    for cx, cy, size in (
        (-0.35, -0.2, 0.2),
        (0.3, 0.3, 0.26),
        (0.2, -0.45, 0.12),
        (-0.2, 0.5, 0.1),
    ):
        pen.oval(cx, cy, size, size * 0.9, (222, 210, 180), Stroke(-0.4, 0.3, 0.2, opacity=0.6))


def stars(view: View, share: float = 1.0) -> None:
    """A thin dust of small stars and a few large ones; none where words will lie."""
    throw = view.chance.branch("stars")
    small, big = [], []
    for index in range(round(150 * share * view.w / view.h)):
        x, y = throw.between(0, view.w), throw.between(0, view.horizon * 0.92)
        if not view.calm(x, y, x + 1, y + 1, stands=False):
            continue
        if index % 9:
            small.append(ellipse(x, y, 0.5, 0.5, n=6))
        else:
            big.append((x, y))
    lines(view.layer, small, (255, 250, 226), view.u * 0.0028, 0.8)
    for x, y in big:
        size = view.u * throw.between(0.005, 0.009)
        glow(view.layer, x, y, 3.2 * size, 3.2 * size, (255, 246, 206), 0.45)
        spikes = [
            (0, -1),
            (0.2, -0.2),
            (1, 0),
            (0.2, 0.2),
            (0, 1),
            (-0.2, 0.2),
            (-1, 0),
            (-0.2, -0.2),
        ]
        view.pen(x, y, size).corners(spikes, (255, 250, 230))


def _clouds(view: View) -> None:
    throw = view.chance.branch("clouds")
    many = {"storm": 7, "fog": 4, "winter": 5, "overcast": 9}.get(view.light.name, 4)
    count = throw.whole(2, many) + round(view.w / view.h)
    for _ in range(count):
        x, y = throw.between(0, view.w), throw.between(0.05, 0.62) * view.horizon
        size = view.u * throw.between(0.08, 0.17) * (0.6 + 0.6 * (1 - y / view.horizon))
        if view.calm(x - 1.2 * size, y - 0.6 * size, x + 1.2 * size, y + 0.3 * size, stands=False):
            cloud(view, x, y, size, view.light.cloud)


def cloud(view: View, x: float, y: float, size: float, colour: Colour) -> None:
    """One heaped cloud, `size` pixels half its width, its flat foot at y."""
    throw = view.chance.branch("cloud", round(x), round(y))
    faint = 0.4 if view.light.dark else 0.8
    pen = view.pen(x, y, size, flip=throw.chance(0.5))
    pen.oval(0, 0.02, 1.05, 0.16, mix(colour, view.light.sky[1], 0.3), MIST)
    puffs = [(-0.62, -0.1, 0.3), (-0.2, -0.25, 0.4), (0.3, -0.18, 0.36), (0.7, -0.06, 0.22)]
    knots = [(-0.95, 0.02)]
    for px, py, r in puffs:
        r *= throw.between(0.85, 1.2)
        knots += [(px - 0.8 * r, py - 0.5 * r), (px, py - r), (px + 0.75 * r, py - 0.55 * r)]
    knots += [(0.98, 0.02), (0.4, 0.1), (-0.4, 0.1)]
    pen.blob(knots, colour, Stroke(0.55, 0.6, 0.0, 0.5, 3.0, faint))


def _rainbow(view: View) -> None:
    bands = [(226, 84, 78), (240, 150, 70), (250, 218, 96), (122, 190, 110), (86, 150, 214),
             (140, 104, 186)]  # fmt: skip
    radius, width = view.horizon * 0.85, view.u * 0.017
    x = view.w * view.chance.branch("rainbow").between(0.35, 0.65)
    for step, colour in enumerate(bands):
        r = radius - step * width
        bow = arc(x, view.horizon * 1.02, r * 1.15, r, 180, 360, 60)
        lines(view.layer, [bow], colour, width * 1.15, 0.55, soft=width * 0.35)
