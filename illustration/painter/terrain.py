"""Terrain: what many places share, far hills behind and stones before."""

from __future__ import annotations

from illustration.painter import groves, land, props
from illustration.painter.mountains import mountains
from illustration.painter.pigment import Colour
from illustration.painter.view import View

GRASS: Colour = (122, 168, 92)
SNOW: Colour = (240, 244, 252)
LEAFY = ("broad", "broad", "birch")


def far_hills(view: View, colour: Colour, lift: float = 0.1) -> None:
    """Three ranges of hills with scattered trees, mountains behind where the brief has them."""
    u, throw = view.u, view.chance.branch("hills")
    if "mountains" in view.things:
        mountains(view, u * 0.3, 0.5)
    for depth, up in ((0.72, lift * 1.5), (0.48, lift * 0.85), (0.24, lift * 0.3)):
        bumps, tall = throw.between(0.6, 1.5), u * throw.between(0.03, 0.06)
        line = land.hill(view, view.horizon - u * up, tall, bumps, colour, depth, f"far{depth}")
        if depth < 0.7:
            groves.treeline(view, line, LEAFY, u * (0.11 - 0.08 * depth), depth, 1.3, gap=0.55)


def scatter_rocks(view: View, count: int) -> None:
    """A few boulders on the near ground."""
    for _ in range(count):
        if spot := view.find(view.u * 0.13, view.u * 0.07, (view.horizon * 1.03, view.h * 0.93)):
            props.rock(view, *spot, view.u * 0.06)
