"""Weather: rain, falling snow, fog and lightning over a finished backdrop."""

from __future__ import annotations

import numpy as np

from illustration.painter.brush import CRISP
from illustration.painter.groves import AUTUMN, BLOSSOM
from illustration.painter.spline import arc, ellipse, opened
from illustration.painter.strokes import glow, lines, wash
from illustration.painter.view import View


def paint_weather(view: View, snowing: bool) -> None:
    """Everything that falls or drifts between us and the scene."""
    if "rain" in view.things:
        rain(view)
    if snowing or "snowfall" in view.things:
        snowfall(view)
    if "fog" in view.things or view.light.name == "fog":
        fog(view)
    if "wind" in view.things:
        wind(view)
    if view.things & {"wind", "autumn", "blossom"}:
        leaves(view)
    if "lightning" in view.things:
        lightning(view)


def rain(view: View) -> None:
    """Slanting streaks, fewer where words will lie, and rings on the ground."""
    throw = view.chance.branch("rain")
    paths = []
    for _ in range(round(260 * view.w / view.h)):
        x, y = throw.between(0, view.w * 1.1), throw.between(0, view.h)
        size = view.u * throw.between(0.02, 0.055)
        if view.calm(x, y, x + 1, y + size, stands=False):
            paths.append(np.array([[x, y], [x - size * 0.28, y + size]]))
    lines(view.layer, paths, (236, 244, 250), view.u * 0.0032, 0.62)
    rings = []
    for _ in range(26):
        x, y = throw.between(0, view.w), throw.between(view.horizon * 1.1, view.h)
        size = view.u * (0.006 + 0.016 * view.near(y))
        if view.calm(x - size, y - size, x + size, y + size):
            rings.append(ellipse(x, y, size, size * 0.3, n=18))
    lines(view.layer, rings, (240, 246, 250), view.u * 0.002, 0.6)


def snowfall(view: View) -> None:
    """Soft flakes in three sizes."""
    throw = view.chance.branch("snowfall")
    for size, count in ((0.0022, 130), (0.004, 70), (0.0065, 26)):
        flakes = []
        for _ in range(round(count * view.w / view.h)):
            x, y = throw.between(0, view.w), throw.between(0, view.h)
            if view.calm(x, y, x + 1, y + 1, stands=size > 0.003):
                flakes.append(ellipse(x, y, 0.5, 0.5, n=6))
        lines(view.layer, flakes, (252, 254, 255), view.u * size * 2, 0.85, soft=view.u * 0.0008)


def fog(view: View) -> None:
    """Banks of mist lying over the horizon."""
    throw = view.chance.branch("fog")
    wash(view.layer, view.horizon - view.u * 0.24, view.horizon, view.light.haze, 0.0, 0.7)
    wash(view.layer, view.horizon, view.horizon + view.u * 0.3, view.light.haze, 0.7, 0.1)
    for _ in range(9):
        x, y = throw.between(0, view.w), view.horizon + throw.between(-0.12, 0.2) * view.u
        glow(view.layer, x, y, view.w * 0.3, view.u * 0.05, view.light.haze, 0.5, 1.0)


def wind(view: View) -> None:
    """Long curling strokes of moving air."""
    throw = view.chance.branch("wind")
    paths = []
    for _ in range(round(16 * view.w / view.h)):
        x, y = throw.between(-0.1, 0.8) * view.w, throw.between(0.1, 0.85) * view.h
        long, curl = view.u * throw.between(0.16, 0.34), view.u * throw.between(0.016, 0.03)
        if not view.calm(x, y - 2 * curl, x + long, y + curl):
            continue
        waves = [(x, y), (x + long * 0.35, y - curl), (x + long * 0.7, y + curl * 0.4),
                 (x + long, y - curl * 0.4)]  # fmt: skip
        end = arc(x + long, y - curl * 1.4, curl, curl, 90, -170, 14)
        paths.append(np.vstack([opened(waves, 10), end]))
    pale = (250, 253, 255)
    lines(view.layer, paths, pale, view.u * 0.004, 0.55, soft=view.u * 0.0012)


def leaves(view: View) -> None:
    """Leaves or petals in the air, and lying on the near ground."""
    throw = view.chance.branch("leaves")
    kinds = BLOSSOM if "blossom" in view.things else AUTUMN
    for _ in range(round(46 * view.w / view.h)):
        x, y = throw.between(0, view.w), throw.between(0.12, 0.98) * view.h
        size = view.u * throw.between(0.008, 0.016) * (0.7 + 0.6 * view.near(y))
        colour, turn = throw.pick(kinds[:2]), throw.between(0, 180)
        if view.calm(x - size, y - size, x + size, y + size):
            pen = view.pen(x, y, size).at(0, 0, turn)
            pen.blob([(-1, 0), (0, -0.5), (1, 0), (0, 0.5)], view.on(colour), CRISP)


def lightning(view: View) -> None:
    """One forked bolt out of the clouds, clear of words."""
    throw = view.chance.branch("lightning")
    for _ in range(12):
        x, reach = view.w * throw.between(0.1, 0.9), view.u * 0.05
        if view.calm(x - reach, 0, x + reach, view.horizon * 0.8):
            break
    else:
        return
    drop = view.horizon * 0.85
    bolt = [(x + throw.between(-1, 1) * reach, drop * k / 6) for k in range(7)]
    glow(view.layer, x, drop * 0.4, view.u * 0.25, drop * 0.6, (255, 250, 214), 0.4)
    lines(view.layer, [np.array(bolt)], (255, 252, 228), view.u * 0.008, 1.0)
