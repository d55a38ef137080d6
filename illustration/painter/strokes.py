"""Many small marks at once: lines, dabs, dots, glows and washes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from illustration.painter.layer import Layer
from illustration.painter.pigment import Colour
from illustration.painter.spline import Points
from illustration.painter.tables import share


def lines(
    layer: Layer, paths: Iterable[Points], colour: Colour, width: float,
    opacity: float = 1.0, soft: float = 0.0, within: Image.Image | None = None,
) -> None:  # fmt: skip
    """Draw many lines of one colour and width (pixels), all at once, anywhere on the sheet.

    `within` is a mask as large as the sheet that the lines keep to.
    """
    paths = [np.asarray(path) for path in paths]
    if not paths:
        return
    corner, size = _bounds(layer, paths, width + soft)
    if size[0] < 1 or size[1] < 1:
        return
    times = 2 if size[0] * size[1] < 1_500_000 else 1
    mask = Image.new("L", (size[0] * times, size[1] * times))
    draw = ImageDraw.Draw(mask)
    for path in paths:
        flat = ((path - corner) * times).round(1).ravel().tolist()
        draw.line(flat, round(255 * opacity), max(1, round(width * times)), joint="curve")
    mask = mask.reduce(times) if times > 1 else mask
    if soft:
        mask = mask.filter(ImageFilter.BoxBlur(soft))
    if within is not None:
        box = (*corner, corner[0] + size[0], corner[1] + size[1])
        mask = ImageChops.multiply(mask, within.crop(box))
    layer.lay(colour, mask, *corner)


def slivers(layer: Layer, shapes: Iterable[Points], colour: Colour, opacity: float = 1.0) -> None:
    """Fill many small polygons (grass blades, leaves) of one colour, all at once."""
    shapes = [np.asarray(shape) for shape in shapes]
    if not shapes:
        return
    corner, size = _bounds(layer, shapes, 1)
    if size[0] < 1 or size[1] < 1:
        return
    mask = Image.new("L", (size[0] * 2, size[1] * 2))
    draw = ImageDraw.Draw(mask)
    for shape in shapes:
        draw.polygon(((shape - corner) * 2).round(1).ravel().tolist(), round(255 * opacity))
    layer.lay(colour, mask.reduce(2), *corner)


def _bounds(
    layer: Layer, paths: list[Points], pad: float
) -> tuple[tuple[int, int], tuple[int, int]]:
    low = np.floor(np.min([path.min(0) for path in paths], axis=0) - pad - 1)
    high = np.ceil(np.max([path.max(0) for path in paths], axis=0) + pad + 1)
    x0, y0 = max(0, int(low[0])), max(0, int(low[1]))
    x1, y1 = min(layer.rgb.width, int(high[0])), min(layer.rgb.height, int(high[1]))
    return (x0, y0), (x1 - x0, y1 - y0)


@lru_cache(maxsize=4)
def _halo(power: float) -> Image.Image:
    axis = np.linspace(-1, 1, 128)
    distance = np.hypot(axis[:, None], axis[None, :])
    light = np.clip(1 - distance, 0, 1) ** power
    return Image.fromarray(np.rint(light * 255).astype(np.uint8))


def glow(
    layer: Layer, x: float, y: float, rx: float, ry: float, colour: Colour,
    strength: float, power: float = 2.0,
) -> None:  # fmt: skip
    """A soft ellipse of colour fading to nothing at its radii (pixels)."""
    width, height = max(2, round(2 * rx)), max(2, round(2 * ry))
    mask = _halo(power).resize((width, height), Image.Resampling.BILINEAR)
    mask = mask.point(share(min(1.0, strength)))
    layer.lay(colour, mask, round(x - rx), round(y - ry))


def wash(layer: Layer, top: float, bottom: float, colour: Colour, start: float, end: float) -> None:
    """A band across the sheet from `top` to `bottom` (pixels), opacity from start to end."""
    y0, y1 = max(0, round(top)), min(layer.rgb.height, round(bottom))
    if y1 <= y0:
        return
    steps = np.clip(np.linspace(start, end, y1 - y0), 0, 1) * 255
    column = Image.fromarray(np.rint(steps).astype(np.uint8)[:, None])
    layer.lay(colour, column.resize((layer.rgb.width, y1 - y0)), 0, y0)
