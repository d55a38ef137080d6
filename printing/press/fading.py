"""A vignette's edge: the picture dissolves into the paper along a soft, uneven line."""

from __future__ import annotations

import numpy as np
from PIL import Image

from printing.press.script import PlacedPicture

# The outline is rounder than a rectangle and squarer than an ellipse, and sways a little.
ROUND = 3.4
SWAYS = ((3, 0.012, 0.7), (5, 0.010, 2.1), (8, 0.006, 4.0))
# The mask is smooth: it is worked out this small at most (pixels) and enlarged.
MASK = 360
PAPER = (255, 255, 255)


def fade(image: Image.Image, placed: PlacedPicture) -> Image.Image:
    """Let a placed picture's cut pixels (RGB) end in paper white `placed.fade` points wide.

    White is no ink at all once it is separated, so nothing transparent goes to the printer.
    """
    if not placed.fade:
        return image
    wide, high = placed.box[2] - placed.box[0], placed.box[3] - placed.box[1]
    mask = mask_of(wide, high, placed.fade).resize(image.size, Image.Resampling.BICUBIC)
    paper = Image.new("RGB", image.size, PAPER)
    return Image.composite(image, paper, mask)


def mask_of(wide: float, high: float, reach: float) -> Image.Image:
    """How much of a picture of this extent (points) stands: 255 inside, 0 at its edges."""
    scale = MASK / max(wide, high)
    columns, rows = max(2, round(wide * scale)), max(2, round(high * scale))
    x = np.abs(np.linspace(-1, 1, columns))[None, :]
    y = np.abs(np.linspace(-1, 1, rows))[:, None]
    far = (x**ROUND + y**ROUND) ** (1 / ROUND)
    turn = np.arctan2(np.linspace(-1, 1, rows)[:, None], np.linspace(-1, 1, columns)[None, :])
    for times, depth, phase in SWAYS:
        far = far * (1 + depth * np.sin(times * turn + phase))
    # No sway brings the picture itself to the box's edge.
    far = far / (1 - sum(depth for _, depth, _ in SWAYS))
    edge = 2 * reach / min(wide, high)
    part = np.clip((1 - far) / edge, 0.0, 1.0)
    smooth = part * part * (3 - 2 * part)
    return Image.fromarray(np.rint(smooth * 255).astype(np.uint8))
