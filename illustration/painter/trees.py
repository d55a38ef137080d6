"""Trees: firs, round trees, birches, palms, acacias and bare ones, painted once and stamped."""

from __future__ import annotations

import math
from collections.abc import Callable

from PIL import ImageChops

from illustration.painter.brush import LEAF, Stroke
from illustration.painter.chance import Chance
from illustration.painter.frame import Frame
from illustration.painter.layer import Layer
from illustration.painter.pen import Pen
from illustration.painter.pigment import Colour, darker, lighter
from illustration.painter.spline import Pair
from illustration.painter.view import View

BARK: Colour = (122, 84, 62)
TRUNK = Stroke(0.6, 0.6, 0.4, 0.2)
Kind = Callable[[Pen, Colour, Colour, Chance], None]


def fir(pen: Pen, leaf: Colour, bark: Colour, throw: Chance) -> None:
    """A fir one unit tall: tiers of drooping, feathered branches."""
    pen.limb([(0, -0.2), (0, 0)], (0.05, 0.07), bark, TRUNK)
    tiers = 5
    for step in range(tiers):
        foot = -0.1 - 0.165 * step
        half = (0.30 - 0.05 * step) * throw.between(0.92, 1.08)
        top = foot - 0.34 + 0.012 * step
        knots: list[Pair] = [(0, top)]
        knots += [(half * s, foot - 0.05 - 0.2 * (1 - s) ** 1.6) for s in (0.3, 0.62)]
        knots += [(half, foot), (half * 0.7, foot - 0.03), (half * 0.42, foot + 0.02), (0, foot)]
        knots += [(-x, y) for x, y in reversed(knots[1:-1])]
        pen.blob(knots, lighter(leaf, 0.05 * step), LEAF)


def broad(pen: Pen, leaf: Colour, bark: Colour, throw: Chance) -> None:
    """A broad-leaved tree one unit tall: a forked trunk under heaped leaves."""
    lean = throw.between(-0.03, 0.03)
    pen.limb([(0, 0.0), (lean, -0.25), (lean * 2, -0.55)], (0.13, 0.075, 0.05), bark, TRUNK)
    for side in (-1, 1):
        pen.limb(
            [(lean, -0.3), (side * 0.1, -0.45), (side * 0.2, -0.56)], (0.05, 0.035, 0.02), bark
        )
    heaps = [(0, -0.62, 0.3), (-0.22, -0.55, 0.2), (0.23, -0.56, 0.21), (-0.12, -0.78, 0.2),
             (0.13, -0.8, 0.19), (0.0, -0.68, 0.2)]  # fmt: skip
    for step, (x, y, r) in enumerate(heaps):
        _heap(pen, x, y, r * throw.between(0.9, 1.1), lighter(leaf, 0.07 * step), throw)
    for _ in range(26):
        x, y = throw.between(-0.36, 0.3), throw.between(-0.95, -0.5)
        pen.oval(x, y, 0.022, 0.014, lighter(leaf, 0.5), Stroke(0, 0, 0, 0, 0, 0.35), -30)


def _heap(pen: Pen, x: float, y: float, r: float, colour: Colour, throw: Chance) -> None:
    count = 9
    knots = []
    for step in range(count):
        angle = 2 * math.pi * step / count
        reach = r * throw.between(0.86, 1.14)
        knots.append((x + reach * math.cos(angle), y + 0.82 * reach * math.sin(angle)))
    pen.blob(knots, colour, LEAF)


def birch(pen: Pen, leaf: Colour, bark: Colour, throw: Chance) -> None:
    """A slim pale-barked tree one unit tall."""
    pale = lighter(bark, 0.85)
    pen.limb([(0, 0), (0.02, -0.4), (0, -0.8)], (0.05, 0.04, 0.02), pale, TRUNK)
    for step in range(7):
        y = -0.06 - 0.09 * step
        pen.line([(-0.018, y), (0.012, y - 0.006)], 0.009, darker(bark, 0.6), smooth=False)
    for step in range(6):
        x, y = throw.between(-0.13, 0.13), -0.45 - 0.09 * step
        _heap(pen, x, y, 0.15 - 0.008 * step, lighter(leaf, 0.06 * step), throw)


def palm(pen: Pen, leaf: Colour, bark: Colour, throw: Chance) -> None:
    """A palm one unit tall."""
    bend = throw.between(-0.12, 0.12)
    top = (bend * 1.6, -0.78)
    pen.limb([(0, 0), (bend * 0.4, -0.4), top], (0.075, 0.05, 0.04), bark, TRUNK)
    for step in range(9):
        angle = math.radians(195 + step * 19 + throw.between(-6, 6))
        reach = throw.between(0.3, 0.4)
        mid = (
            top[0] + reach * 0.6 * math.cos(angle),
            top[1] + reach * 0.6 * math.sin(angle) - 0.03,
        )
        tip = (top[0] + reach * math.cos(angle), top[1] + reach * math.sin(angle) + 0.16)
        pen.limb([top, mid, tip], (0.02, 0.085, 0.004), lighter(leaf, 0.04 * (step % 4)), LEAF)


def acacia(pen: Pen, leaf: Colour, bark: Colour, throw: Chance) -> None:
    """A flat-topped thorn tree one unit tall."""
    pen.limb([(0, 0), (0.02, -0.35), (-0.05, -0.6)], (0.08, 0.05, 0.03), bark, TRUNK)
    for end in (-0.36, -0.16, 0.18, 0.38):
        pen.limb([(0.02, -0.34), (end * 0.5, -0.52), (end, -0.68)], (0.045, 0.03, 0.015), bark)
    for step, (x, y, rx) in enumerate(((-0.28, -0.7, 0.26), (0.28, -0.72, 0.28), (0, -0.8, 0.36))):
        knots = [(x - rx, y), (x - 0.5 * rx, y - 0.09), (x + 0.2 * rx, y - 0.11),
                 (x + rx, y - 0.01),
                 (x + 0.4 * rx, y + 0.05), (x - 0.4 * rx, y + 0.05)]  # fmt: skip
        pen.blob(knots, lighter(leaf, 0.08 * step), LEAF)


def bare(pen: Pen, leaf: Colour, bark: Colour, throw: Chance) -> None:
    """A leafless tree one unit tall."""
    pen.limb([(0, 0), (0.01, -0.35), (0.02, -0.95)], (0.11, 0.06, 0.012), bark, TRUNK)
    for step in range(8):
        y, side = -0.3 - 0.075 * step, 1 if step % 2 else -1
        reach = (0.34 - 0.03 * step) * throw.between(0.8, 1.1)
        tip = (side * reach, y - 0.28 + 0.012 * step)
        pen.limb([(0.01, y), (side * reach * 0.5, y - 0.1), tip], (0.04, 0.025, 0.008), bark)


KINDS: dict[str, Kind] = {
    "fir": fir, "broad": broad, "birch": birch, "palm": palm, "acacia": acacia, "bare": bare,
}  # fmt: skip


def tree_layer(
    view: View, kind: str, height: float, leaf: Colour, depth: float, variant: int, snow: bool
) -> Layer:
    """One tree `height` pixels tall on its own sheet, its foot at the bottom centre."""
    layer = view.layer.clear(max(4, round(height * 1.1)), max(4, round(height * 1.08)))
    pen = Pen(layer, Frame.at(layer.rgb.width / 2, height * 1.04, height))
    KINDS[kind](pen, view.on(leaf, depth), view.on(BARK, depth), Chance("tree", kind, variant))
    if snow:
        _snowed(view, layer, depth)
    return layer


def _snowed(view: View, layer: Layer, depth: float) -> None:
    """Snow lies where the tree's own upper edges are."""
    if layer.alpha is None:
        return
    grain = layer.paper.patch(*layer.size, 11, 5)
    lid = grain.point([max(0, min(255, (v - 134) * 7)) for v in range(256)])
    mask = ImageChops.multiply(lid.point([round(v * 0.8) for v in range(256)]), layer.alpha)
    layer.rgb.paste(view.on((246, 248, 254), depth * 0.6), (0, 0, *layer.size), mask)
