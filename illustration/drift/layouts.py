"""Where on its figure each group of shades lies: layouts in fine cells, a view each."""

from __future__ import annotations

import numpy as np
from PIL import Image

from illustration.drift.spaces import Floats
from illustration.drift.views import Cutting, Mask, Whole, pieces

FINE = 64  # a figure's box in so many rows and columns
LITTLE = 0.1  # of the box: a thing that takes no more is one piece of its colour
SPECK = 0.0004  # of the box: smaller pieces are edges


def layouts_of(
    views: list[Cutting],
    index: Whole,
    groups: list[Whole],
    claims: Floats,
    aspect: float,
    sizes: list[tuple[float, float]],
) -> list[Floats]:
    """For every view the share of each fine cell that each group covers, (groups, FINE, FINE).

    `index` numbers the shades of all views' pixels in turn, `claims` (groups, heights, shades) is
    infinite where a group may not lie, `sizes` are the least and most of the box a feature takes.
    """
    layouts, start = [], 0
    for view in views:
        shades = np.full(view.mask.shape, -1)
        count = int(view.mask.sum())
        shades[view.mask] = index[start : start + count]
        start += count
        shades = _about_middle(shades, aspect)
        down = np.arange(len(shades)) * claims.shape[1] // len(shades)
        masks = [
            np.isin(shades, group) & np.isfinite(claim[down[:, None], shades])
            for group, claim in zip(groups, claims, strict=True)
        ]
        layouts.append(np.array([_in_cells(mask) for mask in _pieced(masks, sizes)]))
    return layouts


def coarser(layout: Floats, cells: int) -> Floats:
    """A layout (groups, FINE, FINE) in fewer cells, (groups, cells, cells); these divide FINE."""
    step = FINE // cells
    found: Floats = layout.reshape(-1, cells, step, cells, step).mean(axis=(2, 4))
    return found


def _about_middle(shades: Whole, aspect: float) -> Whole:
    """As wide as `aspect` says, about the figure's middle: an outstretched arm moves no other."""
    wide = max(1, round(aspect * len(shades)))
    left = int(np.median(np.nonzero(shades >= 0)[1])) - wide // 2
    padded = np.pad(shades, ((0, 0), (wide, wide)), constant_values=-1)
    return padded[:, left + wide : left + 2 * wide]


def _pieced(masks: list[Mask], sizes: list[tuple[float, float]]) -> list[Mask]:
    """What is little is one piece; others of its colour do not have that piece."""
    for at, (_, most) in enumerate(sizes):
        if most < LITTLE and masks[at].any():
            piece = _piece(masks[at], most)
            masks = [mask & ~piece for mask in masks]
            masks[at] = piece
    return masks


def _piece(mask: Mask, most: float) -> Mask:
    """The largest piece of a mask that is no larger than such a thing can be."""
    high, wide = mask.shape
    halved = np.pad(mask, ((0, high % 2), (0, wide % 2)))
    halved = halved.reshape(-(-high // 2), 2, -(-wide // 2), 2).mean(axis=(1, 3)) >= 0.4
    likely = [part for part in pieces(halved) if SPECK <= part.mean() <= most]
    best = max(likely, key=np.sum, default=np.zeros_like(halved))
    piece: Mask = best.repeat(2, axis=0).repeat(2, axis=1)[:high, :wide] & mask
    return piece


def _in_cells(mask: Mask) -> Floats:
    picture = Image.fromarray(mask.astype(np.uint8) * 255)
    return np.asarray(picture.resize((FINE, FINE), Image.Resampling.BOX), dtype=np.float64) / 255
