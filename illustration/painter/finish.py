"""The finish: enlarging backdrops, calming the places for words, the paper and the palette."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PIL import Image, ImageChops, ImageEnhance, ImageFilter

from illustration.painter.layer import Layer
from illustration.painter.manner import Manner
from illustration.painter.pigment import mix
from illustration.painter.tables import contrast
from illustration.painter.view import View
from illustration.studio.order import Box

MIDDLE = 104  # the grey that more contrast leaves alone: a little low, so that paper brightens


def enlarged(layer: Layer, width: int, height: int) -> Layer:
    """An opaque layer at another size in pixels, with paper of that size."""
    if layer.size == (width, height):
        return layer
    full = Layer.opaque(width, height, (0, 0, 0), layer.manner)
    return replace(full, rgb=layer.rgb.resize((width, height), Image.Resampling.BICUBIC))


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
    """The style's palette and light, the paper's tooth, a faint darkening towards the corners."""
    width, height = layer.size
    manner = layer.manner
    image = _shining(layer.rgb, manner.bloom) if manner.bloom else layer.rgb
    image = image if manner.plain else _coloured(image, manner)
    if manner.tooth:
        image = _bare(image, layer)
    grain = layer.paper.patch(width, height, 0, 0, "grain")
    relief = 0.12 * manner.grain
    tooth = grain.point([min(255, round(247 + (value - 128) * relief)) for value in range(256)])
    shade = ImageChops.multiply(tooth, _corners(width, height))
    return ImageChops.multiply(image, Image.merge("RGB", (shade,) * 3))


def _shining(image: Image.Image, strength: float) -> Image.Image:
    """Lights spill over their edges: the bright parts, blurred, laid over as light."""
    step = max(1, max(image.size) // 320)
    small = image.reduce(step)
    bright = small.point([max(0, round((v - 120) * 1.5 * strength)) for v in range(256)] * 3)
    for radius in (4, 9):
        bright = bright.filter(ImageFilter.BoxBlur(radius))
    halo = bright.resize(image.size, Image.Resampling.BILINEAR)
    return ImageChops.screen(image, halo)


def _coloured(image: Image.Image, manner: Manner) -> Image.Image:
    """The picture in the manner's palette: saturation, contrast, warmth, paleness."""
    if manner.colour != 1.0:
        image = ImageEnhance.Color(image).enhance(manner.colour)
    tables: list[int] = []
    for band, paper in enumerate(manner.paper):
        tilt = 1.0 + 0.14 * manner.warmth * (1.1, 0.55, -0.75)[band]
        curve = [max(0.0, MIDDLE + (v - MIDDLE) * manner.contrast) * tilt for v in range(256)]
        tables += [round(min(255.0, v + (paper - v) * manner.pale)) for v in curve]
    return image.point(tables)


def _bare(image: Image.Image, layer: Layer) -> Image.Image:
    """Bare paper showing where the crayon or chalk skipped over its hollows."""
    width, height = layer.size
    fibres = layer.paper.patch(width, height, 0, 0, "fibres")
    grain = layer.paper.patch(width, height, 0, 0, "grain")
    hollow = ImageChops.add(fibres.point(contrast(0.7)), grain.point(contrast(1.4)), 1, -128)
    start = 168 - 22 * layer.manner.tooth
    curve = [max(0, min(235, round((v - start) * 5.0 * layer.manner.tooth))) for v in range(256)]
    image = image.copy()
    image.paste(layer.manner.paper, (0, 0), hollow.point(curve))
    return image


def _corners(width: int, height: int) -> Image.Image:
    x, y = np.linspace(-1, 1, 48)[None, :], np.linspace(-1, 1, 48)[:, None]
    distance = np.clip(np.hypot(x, y) - 0.75, 0, 1)
    shade = np.rint(255 - 34 * distance).astype(np.uint8)
    return Image.fromarray(shade).resize((width, height), Image.Resampling.BICUBIC)
