"""Contours: the drawn line round a shape, and the shadow a cut shape throws on the sheet."""

from __future__ import annotations

import math

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from illustration.painter.layer import Layer
from illustration.painter.pigment import Colour, darker
from illustration.painter.spline import Points
from illustration.painter.tables import contrast, share

THINNEST = 0.4  # pixels; a thinner line is left out
SHADE: Colour = (46, 38, 66)


def cut_points(points: Points) -> Points:
    """The outline as scissors leave it: a smooth curve becomes short straight cuts."""
    return points[:: 5 if len(points) > 60 else 3] if len(points) > 24 else points


def draw_contour(layer: Layer, points: Points, colour: Colour) -> None:
    """Draw the outline (pixels, N x 2) in the manner's ink, thinner round small shapes."""
    manner = layer.manner
    width = min(manner.line * layer.unit, 0.045 * float(np.ptp(points, axis=0).min()))
    if width < THINNEST:
        return
    pad = math.ceil(width * 3) + 2
    low, high = np.floor(points.min(0)) - pad, np.ceil(points.max(0)) + pad
    x0, y0 = max(-pad, int(low[0])), max(-pad, int(low[1]))
    x1 = min(layer.rgb.width + pad, int(high[0]))
    y1 = min(layer.rgb.height + pad, int(high[1]))
    if x1 <= x0 or y1 <= y0:
        return
    mask = _drawn(points - (x0, y0), (x1 - x0, y1 - y0), width, manner.shaky)
    if manner.waxy:
        fibres = layer.paper.patch(mask.width, mask.height, x0 + 11, y0 + 5, "grain")
        mask = ImageChops.multiply(mask, fibres.point(contrast(2.6)))
    layer.lay(manner.ink or darker(colour, 0.55), mask, x0, y0)


def _drawn(points: Points, size: tuple[int, int], width: float, shaky: bool) -> Image.Image:
    """The closed line as a grey mask: pressed harder below, drawn twice by a shaky hand."""
    times = 2 if size[0] * size[1] < 1_500_000 else 1
    mask = Image.new("L", (size[0] * times, size[1] * times))
    draw = ImageDraw.Draw(mask)
    passes = ((0.0, 0.6, 220), (2.1, -0.7, 130)) if shaky else ((0.0, 0.0, 255), (0.0, 0.28, 255))
    for phase, shift, strength in passes:
        line = _trembling(points, width, phase) if shaky else points
        ring = np.vstack([line, line[:2]]) + np.array([0.6, 1.0]) * (shift * width)
        flat = (ring * times).round(1).ravel().tolist()
        draw.line(flat, strength, max(1, round(width * times)), joint="curve")
    return mask.reduce(times) if times > 1 else mask


def _trembling(points: Points, width: float, phase: float) -> Points:
    step = np.arange(len(points)) * (2 * math.pi / len(points))
    across = np.sin(7 * step + phase) + 0.6 * np.sin(17 * step + 2 * phase)
    down = np.sin(6 * step + 1.3 + phase) + 0.6 * np.sin(19 * step + phase)
    return np.asarray(points + 0.45 * width * np.stack([across, down], axis=1))


def lay_shadow(layer: Layer, mask: Image.Image, x: int, y: int) -> None:
    """Lay a soft shadow below and to the right of a cut shape, lower under a small one."""
    drop = min(layer.manner.lift * layer.unit, 0.09 * min(mask.size))
    if drop < 1:
        return
    pad = math.ceil(drop * 1.5)
    under = Image.new("L", (mask.width + 2 * pad, mask.height + 2 * pad))
    under.paste(mask, (pad, pad))
    soft = under.filter(ImageFilter.BoxBlur(drop * 0.7)).point(share(0.42))
    layer.lay(SHADE, soft, round(x - pad + drop * 0.5), round(y - pad + drop * 0.8))
