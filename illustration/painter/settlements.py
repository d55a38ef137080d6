"""Settlements: houses in the snow, villages and towns."""

from __future__ import annotations

from illustration.painter import buildings, groves, land, plants, props
from illustration.painter.mountains import mountains
from illustration.painter.sky import paint_sky
from illustration.painter.terrain import GRASS, LEAFY, SNOW, far_hills
from illustration.painter.view import View


def homes(view: View, count: int, snowy: bool = False, kind: str = "cottage") -> None:
    """Houses on the ground behind the figures, farther ones smaller."""
    depth, throw = view.h - view.horizon, view.chance.branch("homes")
    for step in range(count):
        t = throw.between(0.02, 0.1) if count > 1 else throw.between(0.06, 0.16)
        size = view.u * (0.2 + 0.9 * t) * (1.2 if count == 1 else 1.0)
        y = view.horizon + depth * t
        # Where there is no room for a house of this size, a smaller one is better than none.
        for tall in (size, size * 0.78, size * 0.6):
            if spot := view.find(tall * 1.3, tall, (y, y + 1), 0.25):
                if kind == "hut":
                    buildings.hut(view, *spot, tall * 0.9)
                else:
                    buildings.cottage(view, *spot, tall, snowy, bool(step % 2))
                break


def snow(view: View) -> None:
    """White hills, snowy firs, a lit cottage where the brief has one."""
    paint_sky(view)
    u = view.u
    if "mountains" in view.things:
        mountains(view, u * 0.3, 0.5)
    for depth, up in ((0.5, 0.12), (0.25, 0.05)):
        line = land.hill(view, view.horizon - u * up, u * 0.04, 1.1, SNOW, depth, f"drift{depth}")
        groves.treeline(view, line, ("fir",), u * (0.2 - 0.12 * depth), depth, 0.6, True, 0.25)
    land.ground(view, SNOW, grassy=False)
    homes(view, 1 if "house" in view.things else 0, snowy=True)
    groves.framing(view, ("fir",), u * 0.75, snow=True)
    if "snowman" in view.things and (
        spot := view.find(u * 0.2, u * 0.3, (view.h * 0.7, view.h * 0.9))
    ):
        props.snowman(view, *spot, u * 0.28)


def village(view: View) -> None:
    """Cottages on a green with a path between them."""
    paint_sky(view)
    far_hills(view, GRASS)
    land.ground(view, GRASS)
    props.path(view)
    homes(view, 5)
    groves.framing(view, LEAFY, view.u * 0.5)
    plants.flowers(view, 22)


def city(view: View) -> None:
    """Two rows of town houses along a street."""
    paint_sky(view)
    buildings.skyline(view, 0.55, view.u * 0.4)
    buildings.skyline(view, 0.12, view.u * 0.26)
    land.ground(view, (176, 172, 172), grassy=False)
    props.path(view, (150, 150, 158))
    groves.framing(view, ("broad",), view.u * 0.42)
