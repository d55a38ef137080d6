"""A picture continued past its edges: by its mirror image, or by its edge's colours run on."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from printing.press.script import PlacedPicture

# The edge is read from this many rows, so that one noisy line is not drawn out into stripes.
EDGE = 3
# How soft the edge has become, as a share of its length, at so many lengths of it outwards.
SOFTER = ((0.0, 0.0), (0.025, 0.01), (0.06, 0.04), (0.15, 0.12), (0.3, 0.5))
# What is narrower than half of this share of the edge is a line drawn across it, not its ground.
DRAWN = 0.09
BINS = 220

Pixels = NDArray[Any]


def extend(image: Image.Image, placed: PlacedPicture) -> Image.Image:
    """Add a placed picture's strips (pixels) to its cut pixels (RGB); without them, the same."""
    left, top, right, bottom = placed.strips
    if not placed.extend or not any(placed.strips):
        return image
    if placed.extend == "mirror":
        pixels = np.asarray(image)
        grown = np.pad(pixels, ((top, bottom), (left, right), (0, 0)), mode="symmetric")
        return Image.fromarray(grown)
    grown = np.asarray(image)
    grown = _run_on(grown, top, bottom)
    grown = _run_on(grown.transpose(1, 0, 2), left, right).transpose(1, 0, 2)
    return Image.fromarray(np.ascontiguousarray(grown))


def _run_on(rows: Pixels, before: int, after: int) -> Pixels:
    parts = [rows]
    if before:
        parts.insert(0, _strip(rows[:EDGE], before)[::-1])
    if after:
        parts.append(_strip(rows[-EDGE:], after))
    return np.concatenate(parts) if len(parts) > 1 else rows


def _strip(edge: Pixels, count: int) -> Pixels:
    """`count` rows outwards from an edge: the further out, the softer its colours."""
    line = edge.astype(np.float64).mean(axis=0)
    length = len(line)
    ground = _ground(line)
    soft = [line, *(_softened(ground, share * length) for _, share in SOFTER[1:])]
    at = np.array([distance * length for distance, _ in SOFTER])
    rows = np.empty((count, length, 3), dtype=np.uint8)
    for row in range(count):
        step = min(int(np.searchsorted(at, row, side="right")) - 1, len(at) - 2)
        part = min(1.0, (row - at[step]) / (at[step + 1] - at[step]))
        rows[row] = np.rint(soft[step] * (1 - part) + soft[step + 1] * part)
    return rows


def _ground(line: Pixels) -> Pixels:
    """The colours of an edge without what is drawn across it: a median along it."""
    bins = min(BINS, len(line))
    cuts = np.linspace(0, len(line), bins + 1).astype(int)
    means = np.add.reduceat(line, cuts[:-1], axis=0) / np.diff(cuts)[:, None]
    window = max(3, round(bins * DRAWN) | 1)
    padded = np.pad(means, ((window // 2, window // 2), (0, 0)), mode="edge")
    calm = np.median(np.lib.stride_tricks.sliding_window_view(padded, window, axis=0), axis=-1)
    middles, at = (cuts[:-1] + cuts[1:] - 1) / 2, np.arange(len(line))
    return np.stack([np.interp(at, middles, calm[:, n]) for n in range(3)], axis=1)


def _softened(line: Pixels, reach: float) -> Pixels:
    """A line of colours, three box means of `reach` pixels each: near enough a Gaussian."""
    wide = int(reach) | 1
    if wide < 3:
        return line
    for _ in range(3):
        padded = np.pad(line, ((wide // 2 + 1, wide // 2), (0, 0)), mode="edge")
        summed = padded.cumsum(axis=0)
        line = (summed[wide:] - summed[:-wide]) / wide
    return line
