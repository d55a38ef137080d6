"""Things the brief names that no place brings by itself: a fire, a pot, a kite, a nest."""

from __future__ import annotations

from collections.abc import Callable

from illustration.painter import buildings, groves, plants, props, trees
from illustration.painter.view import View
from illustration.painter.water import waterfall

Spot = tuple[float, float]
WITH_HOUSES = frozenset({"village", "city", "garden", "snow", "room", "field", "savanna", "space",
                         "cave", "sky",
                         "underwater", "sea"})  # fmt: skip
INSIDE = frozenset({"room", "cave"})


def paint_things(view: View, place: str) -> None:
    """Paint each named thing once, where there is calm room for it."""
    for name, (width, height, where, brush) in sorted(THINGS.items()):
        if name not in view.things or (place in INSIDE and where != "air"):
            continue
        if name == "lighthouse" and place == "sea":
            continue
        for share in (1.0, 0.75, 0.55):
            u = view.u * share
            if spot := _spot(view, width * u, height * u, where):
                brush(view, *spot, u)
                break
    if "path" in view.things and place in {"meadow", "hills", "forest", "mountain", "savanna"}:
        props.path(view)
    if "house" in view.things and place not in WITH_HOUSES:
        _home(view)


def _spot(view: View, width: float, height: float, where: str) -> Spot | None:
    if where == "air":
        return view.find(width, height, (height * 1.2, max(height * 1.3, view.horizon * 0.9)))
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


THINGS: dict[str, tuple[float, float, str, Callable[[View, float, float, float], None]]] = {
    "fire": (0.22, 0.2, "ground", _fire), "pot": (0.16, 0.2, "ground", _pot),
    "balloon": (0.14, 0.32, "air", _balloon), "kite": (0.14, 0.24, "air", _kite),
    "butterfly": (0.2, 0.18, "air", _butterfly), "nest": (0.18, 0.1, "ground", _nest),
    "tree": (0.42, 0.6, "ground", _tree), "mushrooms": (0.2, 0.1, "ground", _mushrooms),
    "castle": (0.34, 0.36, "far", _castle), "lighthouse": (0.2, 0.4, "far", _lighthouse),
    "ball": (0.09, 0.08, "ground", _ball), "waterfall": (0.14, 0.28, "far", _fall),
}  # fmt: skip
