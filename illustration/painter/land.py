"""Land: ranges of hills, mountains, ground that comes forward, and its grassy texture."""

from __future__ import annotations

import math

import numpy as np
from PIL import Image, ImageChops

from illustration.painter.brush import LAND, Stroke, fill, outline_mask
from illustration.painter.chance import Chance
from illustration.painter.pigment import Colour, darker, lighter, mix
from illustration.painter.spline import Points, opened
from illustration.painter.strokes import lines, slivers, wash
from illustration.painter.view import View


def ridge(view: View, y: float, height: float, bumps: float, name: str) -> Points:
    """The line of a range across the sheet: mean `y`, `height` pixels up and down."""
    throw = view.chance.branch("ridge", name)
    xs = np.linspace(-0.08, 1.08, 60) * view.w
    t = xs / view.w * bumps * math.pi * 2 * max(1.0, view.w / view.h / 1.2)
    a, b, c = (throw.between(0, 6.3) for _ in range(3))
    wave = 0.6 * np.sin(t + a) + 0.3 * np.sin(2.3 * t + b) + 0.12 * np.sin(5.1 * t + c)
    return np.stack([xs, y - height * wave], axis=1)


def below(view: View, line: Points) -> Points:
    """The outline of everything under a line, down past the sheet's edge."""
    deep = view.h * 1.03
    return np.vstack([line, [[line[-1, 0], deep], [line[0, 0], deep]]])


def hill(
    view: View, y: float, height: float, bumps: float, colour: Colour, depth: float, name: str
) -> Points:
    """One range filled, its crest catching light and its face marked with strokes."""
    line = ridge(view, y, height, bumps, name)
    tone = view.on(view.turf(colour), depth)
    fill(view.layer, below(view, line), tone, LAND)
    crest = opened(line[::3], 6)
    lines(view.layer, [crest + (0, view.u * 0.006)], lighter(tone, 0.5), view.u * 0.007,
          0.3, soft=view.u * 0.004)  # fmt: skip
    _face(view, line, tone, depth, name)
    return line


def _face(view: View, line: Points, tone: Colour, depth: float, name: str) -> None:
    """Light and dark strokes down the slope, so that no hill is a flat cut-out."""
    throw = view.chance.branch("face", name)
    reach = view.u * 0.16
    for shade, opacity in ((darker(tone, 0.42), 0.22), (lighter(tone, 0.42), 0.24)):
        paths = []
        for _ in range(round(90 * view.w / view.h)):
            k = throw.whole(1, len(line) - 2)
            x, top = line[k] + (throw.between(-0.02, 0.02) * view.w, 0)
            y = top + reach * throw.between(0.06, 1.0) ** 1.3
            size = view.u * throw.between(0.008, 0.024) * (1.15 - depth)
            slope = (line[k + 1, 1] - line[k - 1, 1]) / (line[k + 1, 0] - line[k - 1, 0])
            paths.append(np.array([[x - size, y - size * slope], [x + size, y + size * slope]]))
        lines(view.layer, paths, shade, view.u * 0.0035, opacity, soft=view.u * 0.001)


def ground(view: View, colour: Colour, grassy: bool = True) -> None:
    """The near ground from the horizon forward: lighter far off, deeper and richer near."""
    colour = view.turf(colour)
    line = ridge(view, view.horizon, view.u * 0.008, 0.7, "ground")
    far = view.on(lighter(colour, 0.22), 0.16)
    fill(view.layer, below(view, line), far, Stroke(0, 0.55, 0.2, 0.3))
    wash(view.layer, view.horizon, view.h, view.on(darker(colour, 0.38)), 0.0, 0.62)
    swells(view, colour)
    if grassy:
        blades(view, colour, round(520 * view.w / view.h))


def swells(view: View, colour: Colour) -> None:
    """Two or three soft folds of the ground, one behind the other."""
    throw = view.chance.branch("swells")
    room = view.h - view.horizon
    for step, share in enumerate((0.16, 0.42, 0.74)):
        y = view.horizon + room * (share + throw.between(-0.05, 0.05))
        line = ridge(view, y, view.u * (0.010 + 0.012 * step), 0.6 + 0.2 * step, f"swell{step}")
        found = outline_mask(view.layer, below(view, line), Stroke(soft=2, rough=0.3))
        if found is None:
            continue
        mask, x, top = found
        fade = np.clip(1 - np.arange(mask.height) / (room * 0.4), 0, 1) * 255
        column = Image.fromarray(np.rint(fade).astype(np.uint8)[:, None]).resize(mask.size)
        lit = ImageChops.multiply(mask, column)
        tone = mix(lighter(colour, 0.5), view.light.haze, 0.1)
        view.layer.lay(view.on(tone), lit.point([v * 2 // 5 for v in range(256)]), x, top)


def blades(view: View, colour: Colour, count: int) -> None:
    """Grass in many short strokes, small far off and tall near; thin where words will lie."""
    throw = view.chance.branch("blades")
    shades = ((darker(colour, 0.5), 0.5), (lighter(colour, 0.35), 0.5), (darker(colour, 0.2), 0.6))
    for shade, opacity in shades:
        paths = [blade for _ in range(count // 3) if (blade := _blade(view, throw)) is not None]
        slivers(view.layer, paths, view.on(shade), opacity)


def _blade(view: View, throw: Chance) -> Points | None:
    t = throw.between(0.02, 1)
    x, y = throw.between(0, view.w), view.horizon + (view.h - view.horizon) * t
    if not view.calm(x, y - 2, x + 1, y, stands=False):
        return None
    size = view.u * (0.006 + 0.032 * t) * throw.between(0.6, 1.3)
    lean = size * throw.between(-0.5, 0.5)
    half = size * 0.11
    return np.array([
        [x - half, y], [x + lean * 0.3 - half * 0.8, y - size * 0.6], [x + lean, y - size],
        [x + lean * 0.3 + half * 0.8, y - size * 0.6], [x + half, y],
    ])  # fmt: skip
