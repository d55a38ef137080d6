"""Groves: rows of far trees, framing trees near the edges, bushes."""

from __future__ import annotations

from illustration.painter.brush import LEAF
from illustration.painter.chance import Chance
from illustration.painter.layer import Layer
from illustration.painter.pigment import Colour, lighter, mix
from illustration.painter.spline import Points
from illustration.painter.strokes import glow
from illustration.painter.trees import tree_layer
from illustration.painter.view import View

GREENS: tuple[Colour, ...] = ((70, 124, 74), (92, 142, 72), (56, 110, 82), (118, 150, 74))
AUTUMN: tuple[Colour, ...] = ((206, 98, 44), (224, 148, 52), (176, 66, 48), (214, 176, 72))
BLOSSOM: tuple[Colour, ...] = ((240, 170, 188), (248, 206, 214), (104, 154, 80), (232, 146, 172))
PALETTES = {"autumn": AUTUMN, "blossom": BLOSSOM}


def treeline(
    view: View, line: Points | float, kinds: tuple[str, ...], size: float, depth: float,
    spacing: float = 0.35, snow: bool = False, gap: float = 0.0,
) -> None:  # fmt: skip
    """A row of trees standing on a ridge line (or a level); sizes and spacing in pixels."""
    kinds = _in_season(view, kinds)
    throw = view.chance.branch("treeline", size, depth)
    stock = _stock(view, kinds, size, depth, snow)
    x = -size * 0.3
    while x < view.w + size * 0.3:
        tree = throw.pick(stock)
        scale = throw.between(0.62, 1.0)
        w, h = round(tree.rgb.width * scale), round(tree.rgb.height * scale)
        foot = _level(line, x) + size * throw.between(0.0, 0.06)
        if not throw.chance(gap):
            view.layer.stamp(
                tree.resized(w, h, throw.chance(0.5)), round(x - w / 2), round(foot - h)
            )
        x += size * spacing * throw.between(0.6, 1.4)


def _in_season(view: View, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """No fir blossoms."""
    return ("broad", "broad", "birch") if "blossom" in view.things and "fir" in kinds else kinds


def _leaf(view: View, throw: Chance) -> Colour:
    """A tree's leaves in the picture's season."""
    kinds = next((PALETTES[name] for name in PALETTES if name in view.things), GREENS)
    leaf = throw.pick(kinds)
    return mix(leaf, (226, 234, 242), 0.4) if view.light.name == "winter" else leaf


def _stock(
    view: View, kinds: tuple[str, ...], size: float, depth: float, snow: bool
) -> list[Layer]:
    throw = view.chance.branch("stock", size)
    return [
        tree_layer(view, kinds[n % len(kinds)], size, _leaf(view, throw), depth, n, snow)
        for n in range(4)
    ]


def _level(line: Points | float, x: float) -> float:
    if isinstance(line, float):
        return line
    nearest = int(abs(line[:, 0] - x).argmin())
    return float(line[nearest, 1])


def framing(view: View, kinds: tuple[str, ...], size: float, snow: bool = False) -> None:
    """Tall trees at the sides, where they hide neither figures nor words."""
    kinds = _in_season(view, kinds)
    throw = view.chance.branch("framing", size)
    for side in throw.pick(((0.04, 0.95, 0.17), (0.96, 0.06), (0.03, 0.86, 0.98))):
        x = view.w * (side + throw.between(-0.03, 0.03))
        height = size * throw.between(0.8, 1.15)
        foot = view.horizon + (view.h - view.horizon) * throw.between(0.12, 0.45)
        half = height * 0.3
        if not view.calm(x - half, foot - height * 0.9, x + half, foot):
            continue
        kind, leaf = throw.pick(kinds), _leaf(view, throw)
        shade(view, x, foot, height * 0.3)
        tree = tree_layer(view, kind, height, leaf, 0.0, throw.whole(0, 99), snow)
        place = round(x - tree.rgb.width / 2), round(foot - tree.rgb.height * 0.97)
        view.layer.stamp(tree, *place)
        view.taken.append((x - half * 0.6, foot - height, x + half * 0.6, foot))


def shade(view: View, x: float, y: float, half: float) -> None:
    """The soft shadow a thing throws on the ground, `half` its width in pixels."""
    glow(view.layer, x + half * 0.15, y, half * 1.3, half * 0.3, view.on((52, 60, 84)), 0.5, 1.0)


def bush(view: View, x: float, y: float, size: float, colour: Colour) -> None:
    """A rounded bush `size` pixels half its width."""
    throw = view.chance.branch("bush", round(x))
    shade(view, x, y, size)
    pen = view.pen(x, y, size)
    for step, (cx, cy, r) in enumerate(((-0.5, -0.3, 0.5), (0.5, -0.32, 0.5), (0, -0.5, 0.6))):
        r *= throw.between(0.9, 1.1)
        knots = [(cx - r, cy + r * 0.5), (cx - r * 0.9, cy - r * 0.4), (cx - 0.2 * r, cy - r),
                 (cx + r * 0.7, cy - r * 0.7), (cx + r, cy + r * 0.2), (cx + r * 0.4, cy + r * 0.7),
                 (cx - r * 0.4, cy + r * 0.7)]  # fmt: skip
        pen.blob(knots, view.on(lighter(view.turf(colour), 0.1 * step)), LEAF)
