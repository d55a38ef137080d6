"""Things the brief names that no place brings by itself: a fire, a pot, a kite, a nest."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from illustration.painter import buildings, groves, objects, plants, props, trees
from illustration.painter.terrain import scatter_rocks
from illustration.painter.view import View
from illustration.painter.water import waterfall

Spot = tuple[float, float]
WITH_HOUSES = frozenset({"village", "city", "garden", "snow", "room", "field", "savanna", "space",
                         "cave", "sky",
                         "underwater", "sea"})  # fmt: skip
INSIDE = frozenset({"room", "cave"})
OPEN = frozenset({"meadow", "hills", "forest", "mountain", "savanna", "field", "garden", "village",
                  "city", "river", "lake", "jungle"})  # fmt: skip


def paint_things(view: View, place: str) -> None:
    """Paint each named thing once, where there is calm room for it."""
    for name, (width, height, where, brush) in sorted(THINGS.items()):
        if name not in view.things or place in INSIDE:
            continue
        if (name, place) in {("lighthouse", "sea"), ("barn", "field")}:
            continue  # the place has painted it already
        for share in (1.0, 0.75, 0.55):
            u = view.u * share
            if spot := _spot(view, width * u, height * u, where):
                brush(view, *spot, u)
                break
    if "path" in view.things and place in {"meadow", "hills", "forest", "mountain", "savanna"}:
        props.path(view)
    if "rocks" in view.things and place in OPEN | {"sea", "snow"}:
        scatter_rocks(view, 6)
    if "flowers" in view.things and place in OPEN - {"garden"}:
        plants.flowers(view, 80)
    if "puddles" in view.things and place in OPEN:
        objects.puddles(view)
    if "fence" in view.things and place in OPEN - {"garden"}:
        props.fence(view, view.horizon + (view.h - view.horizon) * 0.16, view.u * 0.08)
    if "house" in view.things and place not in WITH_HOUSES:
        _home(view)


def _spot(view: View, width: float, height: float, where: str) -> Spot | None:
    if where == "air":
        return view.find(width, height, (height * 1.2, max(height * 1.3, view.horizon * 0.9)))
    if where == "middle":
        depth = view.h - view.horizon
        return view.find(
            width, height, (view.horizon + depth * 0.1, view.horizon + depth * 0.2), 0.3
        )
    if where == "far":
        return view.find(width, height, (view.horizon * 1.01, view.horizon * 1.04), 0.2)
    depth = view.h - view.horizon
    return view.find(width, height, (view.horizon + depth * 0.25, view.h * 0.95))


def _home(view: View) -> None:
    size = view.u * 0.26
    if spot := view.find(size * 1.3, size, (view.horizon * 1.03, view.horizon * 1.08), 0.25):
        buildings.cottage(view, *spot, size, False)


def _fire(view: View, x: float, y: float, u: float) -> None:
    props.campfire(view, x, y, u * 0.15)


def _pot(view: View, x: float, y: float, u: float) -> None:
    props.pot(view, x, y, u * 0.12)


def _balloon(view: View, x: float, y: float, u: float) -> None:
    props.balloon(view, x, y, u * 0.3, (222, 70, 66))


def _kite(view: View, x: float, y: float, u: float) -> None:
    props.kite(view, x, y - u * 0.2, u * 0.17)


def _butterfly(view: View, x: float, y: float, u: float) -> None:
    for dx, dy, colour in (
        (0.0, 0.0, (240, 140, 80)),
        (0.07, -0.06, (112, 150, 220)),
        (-0.06, -0.09, (238, 196, 80)),
    ):
        props.butterfly(view, x + dx * u, y + dy * u, u * 0.045, colour)


def _nest(view: View, x: float, y: float, u: float) -> None:
    props.nest(view, x, y, u * 0.08)


def _tree(view: View, x: float, y: float, u: float) -> None:
    height = u * 0.6
    groves.shade(view, x, y, height * 0.3)
    tree = trees.tree_layer(view, "broad", height, (88, 140, 74), 0.0, 3, False)
    view.layer.stamp(tree, round(x - tree.rgb.width / 2), round(y - tree.rgb.height * 0.97))


def _mushrooms(view: View, x: float, y: float, u: float) -> None:
    for dx, size in ((-0.05, 0.07), (0.03, 0.1), (0.08, 0.05)):
        plants.mushroom(view, x + dx * u, y, size * u)


def _castle(view: View, x: float, y: float, u: float) -> None:
    buildings.castle(view, x, y, u * 0.3)


def _lighthouse(view: View, x: float, y: float, u: float) -> None:
    buildings.lighthouse(view, x, y, u * 0.36)


def _ball(view: View, x: float, y: float, u: float) -> None:
    groves.shade(view, x, y, u * 0.035)
    pen = view.pen(x, y, u * 0.035)
    pen.oval(0, -0.95, 1, 1, view.on((220, 72, 64)))
    pen.line([(-0.9, -0.8), (0, -0.6), (0.9, -0.85)], 0.28, view.on((250, 240, 224)))


def _fall(view: View, x: float, y: float, u: float) -> None:
    waterfall(view, x, y - u * 0.26, y, u * 0.07)


def _sized(
    brush: Callable[[View, float, float, float], None], share: float
) -> Callable[[View, float, float, float], None]:
    """The brush for a piece whose size is a share of the picture's shorter edge."""

    def paint(view: View, x: float, y: float, u: float) -> None:
        brush(view, x, y, u * share)

    return paint


THINGS: dict[str, tuple[float, float, str, Callable[[View, float, float, float], None]]] = {
    "fire": (0.22, 0.2, "ground", _fire), "pot": (0.16, 0.2, "ground", _pot),
    "balloon": (0.14, 0.32, "air", _balloon), "kite": (0.14, 0.24, "air", _kite),
    "butterfly": (0.2, 0.18, "air", _butterfly), "nest": (0.18, 0.1, "ground", _nest),
    "tree": (0.42, 0.6, "ground", _tree), "mushrooms": (0.2, 0.1, "ground", _mushrooms),
    "castle": (0.34, 0.36, "far", _castle), "lighthouse": (0.2, 0.4, "far", _lighthouse),
    "ball": (0.09, 0.08, "ground", _ball), "waterfall": (0.14, 0.28, "far", _fall),
    "barn": (0.34, 0.28, "far", _sized(buildings.barn, 0.26)),
    "tent": (0.42, 0.24, "ground", _sized(objects.tent, 0.2)),
    "well": (0.2, 0.24, "ground", _sized(objects.well, 0.22)),
    "bench": (0.26, 0.13, "ground", _sized(objects.bench, 0.12)),
    "car": (0.32, 0.16, "ground", _sized(objects.car, 0.14)),
    "train": (0.62, 0.2, "middle", _sized(objects.train, 0.13)),
    "rocket": (0.22, 0.34, "ground", _sized(objects.rocket, 0.32)),
    "pumpkins": (0.22, 0.1, "ground", _sized(objects.pumpkins, 0.09)),
    "sunflowers": (0.26, 0.32, "ground", _sized(objects.sunflowers, 0.3)),
    "birds": (0.36, 0.14, "air", _sized(objects.flock, 0.34)),
    "books": (0.18, 0.1, "ground", _sized(partial(objects.handy, "book"), 0.36)),
    "lamp": (0.12, 0.14, "ground", _sized(partial(objects.handy, "lantern"), 0.45)),
    "basket": (0.16, 0.14, "ground", _sized(partial(objects.handy, "basket"), 0.5)),
    "umbrella": (0.3, 0.3, "ground", _sized(partial(objects.handy, "umbrella"), 0.36)),
}  # fmt: skip
