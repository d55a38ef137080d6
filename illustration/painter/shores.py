"""Shores: streams, lakes and the sea."""

from __future__ import annotations

from illustration.painter import buildings, groves, land, plants, props, water
from illustration.painter.sky import paint_sky
from illustration.painter.terrain import GRASS, LEAFY, far_hills, scatter_rocks
from illustration.painter.view import View


def river(view: View) -> None:
    """A stream winding out of the hills between reedy banks."""
    paint_sky(view)
    far_hills(view, GRASS)
    groves.treeline(view, view.horizon + 2, LEAFY, view.u * 0.17, 0.3, 0.6, gap=0.35)
    land.ground(view, (114, 162, 90))
    line = water.stream(view)
    if "bridge" in view.things:
        x, y = line[len(line) * 5 // 10]
        props.bridge(view, x, y + view.u * 0.02, view.u * 0.16)
    groves.framing(view, LEAFY, view.u * 0.55)
    scatter_rocks(view, 2)
    plants.flowers(view, 18)


def lake(view: View) -> None:
    """A still lake under far hills, reeds on the near side."""
    paint_sky(view)
    far_hills(view, (116, 158, 100))
    groves.treeline(view, view.horizon + 2, ("fir", "broad"), view.u * 0.16, 0.34, 0.45, gap=0.1)
    land.ground(view, (120, 164, 92))
    x = view.w * view.chance.branch("lakex").between(0.35, 0.65)
    level = water.lake(view, x, view.w * 0.46)
    if "boat" in view.things and (afloat := _afloat(view, level)):
        props.boat(view, *afloat)
    for _ in range(2):
        if spot := view.find(view.u * 0.12, view.u * 0.16, (view.horizon * 1.2, view.h * 0.9)):
            plants.reeds(view, *spot, view.u * 0.16)
    plants.flowers(view, 16)


def _afloat(view: View, level: float) -> tuple[float, float, float] | None:
    size = view.u * 0.2
    spot = view.find(size, size, (level - size * 0.1, level + size * 0.2), 0.1)
    return None if spot is None else (*spot, size)


def sea(view: View) -> None:
    """Open water and a sandy shore."""
    paint_sky(view)
    if "island" in view.things:
        line = land.hill(view, view.horizon, view.u * 0.07, 0.55, (130, 160, 110), 0.35, "isle")
        groves.treeline(view, line, ("palm",), view.u * 0.16, 0.3, 1.5, gap=0.3)
    elif "lighthouse" in view.things or view.chance.branch("isle").chance(0.4):
        land.hill(
            view, view.horizon - view.u * 0.002, view.u * 0.03, 0.5, (124, 150, 120), 0.55, "isle"
        )
    shore = view.horizon + (view.h - view.horizon) * view.chance.branch("shore").between(0.34, 0.5)
    feet = min([view.h, *(stand[3] for stand in view.stands)]) - view.u * 0.06
    shore = max(view.horizon + view.u * 0.06, min(shore, feet))
    water.sea(view, shore)
    if "lighthouse" in view.things:
        size = view.u * 0.42
        if spot := view.find(size * 0.5, size, (view.horizon * 1.02, view.horizon * 1.05)):
            buildings.lighthouse(view, *spot, size)
    if "boat" in view.things or view.chance.branch("sail").chance(0.5):
        level = view.horizon + (shore - view.horizon) * 0.4
        if afloat := _afloat(view, level):
            props.boat(view, *afloat)
    scatter_rocks(view, 2)
