"""Whether something runs round the picture: a drawn border, or bars at an edge."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from illustration.checks.finding import Finding

Rows = NDArray[np.int16]

SIDES = ("top", "bottom", "left", "right")
# A thinner line at the very edge (a hundredth of an inch on a page) goes off with the bleed.
THINNEST = 0.0015
DEEPEST = 0.2  # share of the picture; what is even beyond that is sky or ground
SAMPLES = 400  # places looked at along an edge
EVEN = 10  # of 255: how far a bar's pixels may be from its colour
STAINED = 0.1  # share of its pixels that may be farther
JPEG_BLOCK = 8  # pixels before the jump into which a JPEG spreads it
# One edge alone may be a row of bricks; a thin bar is told where an edge has a fellow.
THINNEST_ALONE = 0.02
JUMP = 24  # of 255: how far the picture behind a bar is from its colour
ALONG = 0.8  # share of the edge along which it jumps at once
BLURRED = 0.004  # share of the picture in which the jump may lie


def frame(picture: Image.Image) -> Finding | None:
    """A flag with the edges that carry a bar or border and its width in pixels.

    The finding's box is what is left of the picture (RGB) inside.
    """
    pixels = np.asarray(picture)
    widths = {side: bar(_from(pixels, side)) for side in SIDES}
    found = {side: width for side, width in widths.items() if width}
    if not found or (len(found) == 1 and sum(found.values()) < THINNEST_ALONE * min(picture.size)):
        return None
    named = ", ".join(f"{side} {width} px" for side, width in found.items())
    what = "A border runs round the picture" if len(found) == 4 else "An even bar lies at an edge"
    sentence = f"{what} ({named}). Printed to the trim it would show; cut it off or ask again."
    wide, high = picture.size
    inside = widths["left"], widths["top"], wide - widths["right"], high - widths["bottom"]
    return Finding("frame", "flagged", sentence, inside, dict(found))


def bar(rows: Rows) -> int:
    """The width of an even band at the first rows (rows x samples x RGB), 0 where there is none.

    A band ends where at least 80 % of a row jumps away from its colour at once: a sky ends bit by
    bit, behind trees and hills.
    """
    deep, blurred = round(len(rows) * DEEPEST), max(2, round(len(rows) * BLURRED))
    strip = rows[: deep + blurred]
    off = np.abs(strip - np.median(strip[0], axis=0)).max(axis=2)
    begun = np.flatnonzero((off > JUMP).mean(axis=1) > 1 - ALONG)
    if not len(begun) or not max(2, round(len(rows) * THINNEST)) <= begun[0] <= deep:
        return 0
    end = int(begun[0])
    within = off[: end - min(JPEG_BLOCK, end // 2)]
    if (within > EVEN).mean() > STAINED:
        return 0
    before = strip[max(0, end - blurred)]
    leap = np.abs(strip[end : end + blurred] - before).max(axis=2) > JUMP - EVEN
    done = np.flatnonzero(leap.mean(axis=1) >= ALONG)
    return end + int(done[0]) if len(done) else 0


def _from(pixels: NDArray[np.uint8], side: str) -> Rows:
    """The picture as rows parallel to an edge, the outermost first, some samples of each."""
    turned = pixels if side in ("top", "bottom") else pixels.transpose(1, 0, 2)
    rows = turned[::-1] if side in ("bottom", "right") else turned
    return rows[:, :: max(1, rows.shape[1] // SAMPLES)].astype(np.int16)
