"""The brush: outlines filled with textured, rounded, softly edged paint."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from illustration.painter.contour import cut_points, draw_contour, lay_shadow
from illustration.painter.layer import Layer
from illustration.painter.manner import WATERCOLOUR, Manner
from illustration.painter.pigment import Colour, ramp
from illustration.painter.spline import Points
from illustration.painter.tables import contrast, rim, share


@dataclass(frozen=True)
class Stroke:
    """How paint sits: each from 0 (none) to about 1.

    `volume` rounds the form towards the light, `clouds` is uneven pigment, `edge` the darker
    rim where paint pools, `rough` a ragged dry-brush outline, `soft` a blurred one (in units).
    """

    volume: float = 0.5
    clouds: float = 0.35
    edge: float = 0.35
    rough: float = 0.0
    soft: float = 0.0
    opacity: float = 1.0


BODY = Stroke()
FLAT = Stroke(volume=0.0, clouds=0.2, edge=0.15)
CRISP = Stroke(volume=0.25, clouds=0.1, edge=0.25)
LAND = Stroke(volume=0.0, clouds=0.5, edge=0.25, rough=0.35)
LEAF = Stroke(volume=0.7, clouds=0.5, edge=0.3, rough=0.6)
FEATHERED = 8.0  # units; a shape softer than this is haze and has no outline
MIST = Stroke(volume=0.0, clouds=0.4, edge=0.0, soft=14.0, opacity=0.5)


def fill(layer: Layer, points: Points, colour: Colour, stroke: Stroke = BODY) -> None:
    """Fill a closed outline (pixels, N x 2) with one pigment; outside the sheet is cut off."""
    manner = layer.manner
    if manner is not WATERCOLOUR:
        points, stroke = _in_manner(points, stroke, manner)
    found = outline_mask(layer, points, stroke)
    if found is None:
        return
    mask, x, y = found
    if manner.lift and stroke.opacity == 1:
        lay_shadow(layer, mask, x, y)
    patch = _toned(layer, mask, x, y, stroke)
    patch.putpalette(ramp(colour))
    if stroke.opacity < 1:
        mask = mask.point(share(stroke.opacity))
    layer.lay(patch.convert("RGB"), mask, x, y)
    if manner.line and stroke.opacity > 0.6 and stroke.soft < FEATHERED:
        draw_contour(layer, points, colour)


def _in_manner(points: Points, stroke: Stroke, manner: Manner) -> tuple[Points, Stroke]:
    """The outline and the stroke as the picture's style has them."""
    sharp = manner.cut and stroke.soft < FEATHERED
    return cut_points(points) if sharp else points, replace(
        stroke,
        volume=stroke.volume * manner.volume,
        clouds=stroke.clouds * manner.clouds,
        edge=stroke.edge * manner.edge,
        rough=0.0 if sharp else max(stroke.rough, manner.rough),
        soft=0.0 if sharp else max(stroke.soft, manner.soft),
        opacity=1.0 if sharp and stroke.opacity > 0.7 else stroke.opacity,
    )


def outline_mask(
    layer: Layer, points: Points, stroke: Stroke = FLAT
) -> tuple[Image.Image, int, int] | None:
    """The outline as a grey mask and its top left pixel, or None outside the sheet."""
    pad = 2 + math.ceil((stroke.soft + stroke.rough * 4) * layer.unit)
    low, high = np.floor(points.min(0)) - pad, np.ceil(points.max(0)) + pad
    x0, y0 = max(0, int(low[0])), max(0, int(low[1]))
    x1, y1 = min(layer.rgb.width, int(high[0])), min(layer.rgb.height, int(high[1]))
    if x1 <= x0 or y1 <= y0:
        return None
    mask = _drawn(points - (x0, y0), x1 - x0, y1 - y0)
    if stroke.soft:
        mask = mask.filter(ImageFilter.BoxBlur(stroke.soft * layer.unit / 2))
        mask = mask.filter(ImageFilter.BoxBlur(stroke.soft * layer.unit / 2))
    if stroke.rough:
        mask = _ragged(layer, mask, x0, y0, stroke.rough)
    return mask, x0, y0


def _drawn(points: Points, width: int, height: int) -> Image.Image:
    """An antialiased polygon: drawn larger, then reduced."""
    times = 4 if width * height < 60_000 else 2
    mask = Image.new("L", (width * times, height * times))
    flat = (points * times).round(1).ravel().tolist()
    ImageDraw.Draw(mask).polygon(flat, fill=255)
    return mask.reduce(times)


def _ragged(layer: Layer, mask: Image.Image, x: int, y: int, rough: float) -> Image.Image:
    soft = mask.filter(ImageFilter.BoxBlur(1.6 * rough * layer.unit))
    grain = layer.paper.patch(mask.width, mask.height, x, y, "grain")
    quiet = grain.point(contrast(0.7))
    mixed = ImageChops.add(soft, quiet, 1, -128)
    return mixed.point(contrast(2.2))


def _toned(layer: Layer, mask: Image.Image, x: int, y: int, stroke: Stroke) -> Image.Image:
    """The light and dark of a shape: 128 is the pigment itself."""
    clouds = layer.paper.patch(mask.width, mask.height, x + 37, y + 91)
    tone = clouds.point(contrast(stroke.clouds))
    if layer.manner.streaks:
        fibres = layer.paper.patch(mask.width, mask.height, x, y, "fibres")
        tone = ImageChops.add(tone, fibres.point(contrast(layer.manner.streaks)), 1, -128)
    if stroke.volume:
        tone = ImageChops.add(tone, _rounded(mask, stroke.volume), 1, -128)
    if stroke.edge:
        coverage = mask.filter(ImageFilter.BoxBlur(max(0.8, 2.2 * layer.unit)))
        tone = ImageChops.add(tone, coverage.point(rim(stroke.edge)), 1, -128)
    return tone


def _rounded(mask: Image.Image, volume: float) -> Image.Image:
    """Light from the upper left on a rounded form, worked out small and enlarged."""
    step = max(1, min(mask.size) // 40)
    small = mask.reduce(step)
    room = max(2, round(min(small.size) * 0.22))
    padded = Image.new("L", (small.width + 4 * room, small.height + 4 * room))
    padded.paste(small, (2 * room, 2 * room))
    for _ in range(2):
        padded = padded.filter(ImageFilter.BoxBlur(room * 0.8))
    lit = padded.crop(_shifted(small, room, 0.75))
    unlit = padded.crop(_shifted(small, room, -0.75))
    relief = ImageChops.subtract(lit, unlit, 1, 128)
    return relief.point(contrast(0.62 * volume)).resize(mask.size, Image.Resampling.BILINEAR)


def _shifted(small: Image.Image, room: int, share: float) -> tuple[int, int, int, int]:
    dx, dy = round(2 * room + room * share * 0.8), round(2 * room + room * share)
    return dx, dy, dx + small.width, dy + small.height
