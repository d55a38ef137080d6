"""The finish: enlarging backdrops, calming the places for words, paper grain and edges."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageChops, ImageFilter

from illustration.painter.layer import Layer
from illustration.painter.pigment import mix
from illustration.painter.view import View
from illustration.studio.order import Box


def enlarged(layer: Layer, width: int, height: int) -> Layer:
    """An opaque layer at another size in pixels, with paper of that size."""
    if layer.size == (width, height):
        return layer
    full = Layer.opaque(width, height, (0, 0, 0))
    full.rgb = layer.rgb.resize((width, height), Image.Resampling.BICUBIC)
    return full


def calm_rooms(view: View, rooms: tuple[Box, ...]) -> None:
    """Blur and quiet the places where words will be printed; fractions of the picture."""
    if not rooms:
        return
    image = view.layer.rgb
    step = max(1, round(view.u / 36))
    small = image.reduce(step).filter(ImageFilter.BoxBlur(2))
    veil = mix(view.light.sky[0], (16, 20, 52), 0.45) if view.light.dark else (255, 252, 242)
    quiet = Image.blend(small, Image.new("RGB", small.size, veil), 0.42)
    mask = Image.new("L", small.size)
    for x0, y0, x1, y1 in rooms:
        w, h = small.size
        box = round(x0 * w), round(y0 * h), max(round(x0 * w) + 1, round(x1 * w)), round(y1 * h)
        mask.paste(218, box)
    mask = mask.filter(ImageFilter.BoxBlur(1.6))
    image.paste(quiet.resize(image.size, Image.Resampling.BICUBIC), (0, 0),
                mask.resize(image.size, Image.Resampling.BICUBIC))  # fmt: skip


def finish(layer: Layer) -> Image.Image:
    """The paper's tooth over everything and a faint darkening towards the corners."""
    width, height = layer.size
    grain = layer.paper.patch(width, height, 0, 0, "grain")
    tooth = grain.point([min(255, round(247 + (value - 128) * 0.12)) for value in range(256)])
    shade = ImageChops.multiply(tooth, _corners(width, height))
    return ImageChops.multiply(layer.rgb, Image.merge("RGB", (shade,) * 3))


def _corners(width: int, height: int) -> Image.Image:
    x, y = np.linspace(-1, 1, 48)[None, :], np.linspace(-1, 1, 48)[:, None]
    distance = np.clip(np.hypot(x, y) - 0.75, 0, 1)
    shade = np.rint(255 - 34 * distance).astype(np.uint8)
    return Image.fromarray(shade).resize((width, height), Image.Resampling.BICUBIC)
