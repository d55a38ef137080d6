"""Greens: meadows, hills, forests, mountains, fields and the dry plains."""

from __future__ import annotations

from illustration.painter import buildings, groves, land, plants, props
from illustration.painter.mountains import mountains
from illustration.painter.settlements import homes
from illustration.painter.sky import cloud, paint_sky
from illustration.painter.terrain import GRASS, LEAFY, far_hills, scatter_rocks
from illustration.painter.view import View


def meadow(view: View) -> None:
    """Open grass under far hills with a scatter of flowers."""
    paint_sky(view)
    far_hills(view, GRASS)
    land.ground(view, GRASS)
    groves.framing(view, LEAFY, view.u * 0.5)
    plants.flowers(view, 34)


def hills(view: View) -> None:
    """High rolling hills one behind the other."""
    paint_sky(view)
    far_hills(view, (132, 172, 92), 0.19)
    land.ground(view, GRASS)
    groves.framing(view, LEAFY, view.u * 0.42)
    plants.flowers(view, 18)


def forest(view: View) -> None:
    """Row behind row of trees into the mist, tall ones framing a clearing."""
    u, throw = view.u, view.chance.branch("forest")
    kinds = throw.pick((("fir",), ("fir", "fir", "broad"), ("broad", "birch"), ("broad", "fir")))
    paint_sky(view)
    land.hill(view, view.horizon - u * 0.1, u * 0.04, 1.1, (96, 136, 96), 0.7, "woods")
    for depth, size, drop in ((0.66, 0.26, -0.035), (0.45, 0.34, -0.01), (0.26, 0.42, 0.012)):
        level = view.horizon + u * drop
        groves.treeline(view, level, kinds, u * size, depth, 0.36, gap=0.1)
    land.ground(view, (104, 148, 84))
    groves.framing(view, kinds, u * 0.85)
    _undergrowth(view)


def _undergrowth(view: View) -> None:
    for _ in range(3):
        if spot := view.find(view.u * 0.2, view.u * 0.09, (view.horizon * 1.04, view.h * 0.9)):
            groves.bush(view, *spot, view.u * 0.085, (86, 132, 76))
    for _ in range(2):
        if spot := view.find(view.u * 0.05, view.u * 0.05, (view.horizon * 1.15, view.h * 0.95)):
            plants.mushroom(view, *spot, view.u * 0.045)
    plants.flowers(view, 12)


def jungle(view: View) -> None:
    """Palms and broad leaves on warm ground."""
    paint_sky(view)
    for depth, size in ((0.6, 0.4), (0.35, 0.5)):
        groves.treeline(view, view.horizon + 2, ("palm", "broad"), view.u * size, depth, 0.4)
    land.ground(view, (110, 156, 76))
    groves.framing(view, ("palm",), view.u * 0.9)
    plants.tufts(view, 14, (72, 134, 70), 0.13)
    plants.flowers(view, 12)


def mountain(view: View) -> None:
    """High peaks over a green valley."""
    paint_sky(view)
    mountains(view, view.u * 0.38, 0.5)
    mountains(view, view.u * 0.24, 0.3)
    line = land.hill(view, view.horizon - view.u * 0.03, view.u * 0.03, 1.2, GRASS, 0.3, "foot")
    groves.treeline(view, line, ("fir",), view.u * 0.1, 0.25, 0.7, gap=0.3)
    land.ground(view, (126, 164, 98))
    groves.framing(view, ("fir",), view.u * 0.6)
    scatter_rocks(view, 3)
    plants.flowers(view, 16)


def field(view: View) -> None:
    """Rows of crops running to the horizon, a barn, a fence."""
    paint_sky(view)
    far_hills(view, (168, 172, 88))
    land.ground(view, (170, 156, 92), grassy=False)
    plants.rows(
        view, view.chance.branch("crop").pick(((122, 158, 70), (214, 174, 78), (96, 148, 80)))
    )
    size = view.u * 0.26
    level = view.horizon + view.u * 0.03
    if spot := view.find(size * 1.2, size, (level, level + 2), 0.25):
        buildings.barn(view, *spot, size)
    groves.framing(view, LEAFY, view.u * 0.45)


def garden(view: View) -> None:
    """Flower beds, a fence and a house behind."""
    paint_sky(view)
    far_hills(view, GRASS)
    land.ground(view, (116, 168, 88))
    homes(view, 1)
    props.fence(view, view.horizon + (view.h - view.horizon) * 0.2, view.u * 0.07)
    for _ in range(4):
        if spot := view.find(view.u * 0.18, view.u * 0.1, (view.horizon * 1.1, view.h * 0.88)):
            groves.bush(view, *spot, view.u * 0.08, (96, 146, 82))
    sunny = 5 if "sunflowers" in view.things else 2
    for _ in range(sunny):
        if spot := view.find(view.u * 0.1, view.u * 0.3, (view.horizon * 1.15, view.h * 0.9)):
            plants.sunflower(view, *spot, view.u * 0.3)
    plants.flowers(view, 90)


def savanna(view: View) -> None:
    """Dry gold grass, flat thorn trees and far blue hills."""
    paint_sky(view)
    land.hill(view, view.horizon - view.u * 0.06, view.u * 0.03, 0.8, (150, 150, 130), 0.62, "blue")
    line = land.hill(
        view, view.horizon - view.u * 0.01, view.u * 0.015, 0.9, (206, 178, 104), 0.3, "dry"
    )
    groves.treeline(view, line, ("acacia",), view.u * 0.17, 0.3, 1.4, gap=0.4)
    land.ground(view, (210, 176, 102))
    if view.things & {"house", "village"}:
        homes(view, 3, kind="hut")
    groves.framing(view, ("acacia",), view.u * 0.6)
    plants.tufts(view, 16, (190, 158, 84))
    scatter_rocks(view, 2)


def in_the_sky(view: View) -> None:
    """High above the land, among clouds."""
    paint_sky(view)
    throw = view.chance.branch("high")
    far_hills(view, (126, 170, 112), 0.04)
    land.ground(view, (126, 170, 112))
    for _ in range(round(9 * view.w / view.h)):
        x, y = throw.between(0, view.w), view.h * throw.between(0.55, 1.05)
        size = view.u * throw.between(0.16, 0.34)
        if view.calm(x - size, y - size * 0.5, x + size, y + size * 0.2, stands=False):
            cloud(view, x, y, size, view.light.cloud)
