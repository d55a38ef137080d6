"""Places: how land, water, trees and buildings make a forest, a shore or a village."""

from __future__ import annotations

from collections.abc import Callable

from illustration.painter import buildings, groves, land, plants, props, water
from illustration.painter.mountains import mountains
from illustration.painter.pigment import Colour
from illustration.painter.rooms import paint_room
from illustration.painter.sky import cloud, paint_sky
from illustration.painter.view import View
from illustration.painter.wilds import cave, deep_space, underwater

GRASS: Colour = (122, 168, 92)
SNOW: Colour = (240, 244, 252)
LEAFY = ("broad", "broad", "birch")


def meadow(view: View) -> None:
    """Open grass under far hills with a scatter of flowers."""
    paint_sky(view)
    _hills(view, GRASS)
    land.ground(view, GRASS)
    groves.framing(view, LEAFY, view.u * 0.5)
    plants.flowers(view, 34)


def _hills(view: View, colour: Colour, lift: float = 0.1) -> None:
    u, throw = view.u, view.chance.branch("hills")
    if "mountains" in view.things:
        mountains(view, u * 0.3, 0.5)
    for depth, up in ((0.72, lift * 1.5), (0.48, lift * 0.85), (0.24, lift * 0.3)):
        bumps, tall = throw.between(0.6, 1.5), u * throw.between(0.03, 0.06)
        line = land.hill(view, view.horizon - u * up, tall, bumps, colour, depth, f"far{depth}")
        if depth < 0.7:
            groves.treeline(view, line, LEAFY, u * (0.11 - 0.08 * depth), depth, 1.3, gap=0.55)


def hills(view: View) -> None:
    """High rolling hills one behind the other."""
    paint_sky(view)
    _hills(view, (132, 172, 92), 0.19)
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
    _rocks(view, 3)
    plants.flowers(view, 16)


def _rocks(view: View, count: int) -> None:
    for _ in range(count):
        if spot := view.find(view.u * 0.13, view.u * 0.07, (view.horizon * 1.03, view.h * 0.93)):
            props.rock(view, *spot, view.u * 0.06)


def river(view: View) -> None:
    """A stream winding out of the hills between reedy banks."""
    paint_sky(view)
    _hills(view, GRASS)
    groves.treeline(view, view.horizon + 2, LEAFY, view.u * 0.17, 0.3, 0.6, gap=0.35)
    land.ground(view, (114, 162, 90))
    line = water.stream(view)
    if "bridge" in view.things:
        x, y = line[len(line) * 5 // 10]
        props.bridge(view, x, y + view.u * 0.02, view.u * 0.16)
    groves.framing(view, LEAFY, view.u * 0.55)
    _rocks(view, 2)
    plants.flowers(view, 18)


def lake(view: View) -> None:
    """A still lake under far hills, reeds on the near side."""
    paint_sky(view)
    _hills(view, (116, 158, 100))
    groves.treeline(view, view.horizon + 2, ("fir", "broad"), view.u * 0.16, 0.34, 0.45, gap=0.1)
    land.ground(view, (120, 164, 92))
    depth = view.h - view.horizon
    x = view.w * view.chance.branch("lakex").between(0.35, 0.65)
    water.lake(view, x, view.horizon + depth * 0.2, view.w * 0.46)
    if "boat" in view.things and (spot := _afloat(view, view.horizon + depth * 0.2)):
        props.boat(view, *spot)
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
    if view.things & {"island", "lighthouse"} or view.chance.branch("isle").chance(0.4):
        land.hill(
            view, view.horizon - view.u * 0.002, view.u * 0.03, 0.5, (124, 150, 120), 0.55, "isle"
        )
    shore = view.horizon + (view.h - view.horizon) * view.chance.branch("shore").between(0.34, 0.5)
    water.sea(view, shore)
    if "lighthouse" in view.things:
        size = view.u * 0.42
        if spot := view.find(size * 0.5, size, (view.horizon * 1.02, view.horizon * 1.05)):
            buildings.lighthouse(view, *spot, size)
    if "boat" in view.things or view.chance.branch("sail").chance(0.5):
        level = view.horizon + (shore - view.horizon) * 0.4
        if afloat := _afloat(view, level):
            props.boat(view, *afloat)
    _rocks(view, 2)


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


def homes(view: View, count: int, snowy: bool = False, kind: str = "cottage") -> None:
    """Houses on the ground behind the figures, farther ones smaller."""
    depth, throw = view.h - view.horizon, view.chance.branch("homes")
    for step in range(count):
        t = throw.between(0.02, 0.1) if count > 1 else throw.between(0.06, 0.16)
        size = view.u * (0.2 + 0.9 * t) * (1.2 if count == 1 else 1.0)
        y = view.horizon + depth * t
        if spot := view.find(size * 1.3, size, (y, y + 1), 0.25):
            if kind == "hut":
                buildings.hut(view, *spot, size * 0.9)
            else:
                buildings.cottage(view, *spot, size, snowy, bool(step % 2))


def village(view: View) -> None:
    """Cottages on a green with a path between them."""
    paint_sky(view)
    _hills(view, GRASS)
    land.ground(view, GRASS)
    props.path(view)
    homes(view, 5)
    groves.framing(view, LEAFY, view.u * 0.5)
    plants.flowers(view, 22)


def field(view: View) -> None:
    """Rows of crops running to the horizon, a barn, a fence."""
    paint_sky(view)
    _hills(view, (168, 172, 88))
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
    _hills(view, GRASS)
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


def city(view: View) -> None:
    """Two rows of town houses along a street."""
    paint_sky(view)
    buildings.skyline(view, 0.55, view.u * 0.4)
    buildings.skyline(view, 0.12, view.u * 0.26)
    land.ground(view, (176, 172, 172), grassy=False)
    props.path(view, (150, 150, 158))
    groves.framing(view, ("broad",), view.u * 0.42)


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
    _rocks(view, 2)


def in_the_sky(view: View) -> None:
    """High above the land, among clouds."""
    paint_sky(view)
    throw = view.chance.branch("high")
    _hills(view, (126, 170, 112), 0.04)
    land.ground(view, (126, 170, 112))
    for _ in range(round(9 * view.w / view.h)):
        x, y = throw.between(0, view.w), view.h * throw.between(0.55, 1.05)
        size = view.u * throw.between(0.16, 0.34)
        if view.calm(x - size, y - size * 0.5, x + size, y + size * 0.2, stands=False):
            cloud(view, x, y, size, view.light.cloud)


PLACES: dict[str, Callable[[View], None]] = {
    "meadow": meadow, "hills": hills, "forest": forest, "jungle": jungle, "mountain": mountain,
    "river": river, "lake": lake, "sea": sea, "snow": snow, "village": village, "field": field,
    "garden": garden, "city": city, "savanna": savanna, "sky": in_the_sky, "room": paint_room,
    "cave": cave, "underwater": underwater, "space": deep_space,
}  # fmt: skip
