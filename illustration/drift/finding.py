"""Finding a character on a page by where its colours lie to one another."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from illustration.drift.lights import COARSE
from illustration.drift.matching import fits, weights
from illustration.drift.pigments import Pigments
from illustration.drift.portrait import CELLS, Portrait
from illustration.drift.spaces import Floats
from illustration.drift.views import Whole

Window = tuple[float, float, float, float]  # shares of the page: x0, y0, x1, y1
LEAST = 0.2  # of the page: smaller figures have too few pixels for their traits
HEIGHTS = (0.12, 0.15, *(LEAST * 1.15**step for step in range(10)))  # to 0.70 of the page
PARTS = 4
KEPT = 4
SAME = 0.75


def find(page: Pigments, portrait: Portrait) -> list[tuple[float, Window]]:
    """The likeliest windows, best first, each with its likeness from 0 to 1: of a fifth of the
    page or more, and last the likeliest of the smaller ones."""
    small = page.index[1::2, 1::2]
    firsts = sorted(set(portrait.kin))
    pattern, counted = _by_colour(_pattern(portrait), portrait), weights(portrait)
    counted = _by_colour(counted, portrait)
    looked: list[tuple[float, Window]] = []
    for light in COARSE:
        sums = _sums(small, fits(portrait, page.rgb, light)[:, firsts])
        for share in HEIGHTS:
            looked += _likely(sums, pattern, counted, share, portrait.aspect)
    looked.sort(key=lambda each: -each[0])
    kept: list[tuple[float, Window]] = []
    for likeness, window in looked:
        large = window[3] - window[1] >= LEAST - 1e-6
        if large and len(kept) < KEPT and all(overlap(window, one) < SAME for _, one in kept):
            kept.append((likeness, window))
    return kept + [each for each in looked if each[1][3] - each[1][1] < LEAST - 1e-6][:1]


def overlap(one: Window, other: Window) -> float:
    """Shared area by joint area, 0 to 1."""
    wide = max(0.0, min(one[2], other[2]) - max(one[0], other[0]))
    high = max(0.0, min(one[3], other[3]) - max(one[1], other[1]))
    return wide * high / max(1e-12, _area(one) + _area(other) - wide * high)


def _area(window: Window) -> float:
    return (window[2] - window[0]) * (window[3] - window[1])


def _pattern(portrait: Portrait) -> Floats:
    """The mean layout of all views and their mirror images, (groups, PARTS, PARTS)."""
    both = [view for each in portrait.layouts for view in (each, each[:, :, ::-1])]
    step = CELLS // PARTS
    mean = np.mean(both, axis=0).reshape(-1, PARTS, step, PARTS, step).mean(axis=(2, 4))
    return mean.astype(np.float32)


def _by_colour(values: Floats, portrait: Portrait) -> Floats:
    """Values of the groups (first axis), those of one colour added up."""
    kin = np.array(portrait.kin)
    return np.array([values[kin == first].sum(axis=0) for first in np.unique(kin)])


def _sums(small: Whole, fit: Floats) -> Floats:
    """Summed areas of every group's fit (colours, groups), (groups, h + 1, w + 1)."""
    planes = fit.astype(np.float32).T[:, small]
    return np.pad(planes.cumsum(axis=1).cumsum(axis=2), ((0, 0), (1, 0), (1, 0)))


def _likely(
    sums: Floats, pattern: Floats, counted: Floats, share: float, aspect: float
) -> Iterator[tuple[float, Window]]:
    """The best windows of one height."""
    rows, columns = sums.shape[1] - 1, sums.shape[2] - 1
    high, wide = share * rows, share * rows * aspect
    if wide >= columns:
        return
    step = max(2.0, high / 9)
    down, along = np.arange(0, rows - high, step), np.arange(0, columns - wide, step)
    likeness = _likeness(_covered(sums, down, along, (high, wide)), pattern, counted)
    best = np.argsort(-likeness, axis=None, kind="stable")[:6]
    for y, x in zip(*np.unravel_index(best, likeness.shape), strict=True):
        x0, y0 = along[x], down[y]
        window = x0 / columns, y0 / rows, (x0 + wide) / columns, (y0 + high) / rows
        yield float(likeness[y, x]), tuple(float(edge) for edge in window)  # type: ignore[misc]


def _covered(sums: Floats, down: Floats, along: Floats, size: tuple[float, float]) -> Floats:
    """How far each part of each window is covered, (groups, PARTS, PARTS, windows...)."""
    parts = np.arange(PARTS + 1) / PARTS
    ys = np.rint(down[None] + size[0] * parts[:, None]).astype(int)
    xs = np.rint(along[None] + size[1] * parts[:, None]).astype(int)
    lines = sums[:, ys[1:]] - sums[:, ys[:-1]]
    found: Floats = lines[..., xs[1:]] - lines[..., xs[:-1]]
    return found.transpose(0, 1, 3, 2, 4) / np.float32(size[0] * size[1] / PARTS**2)


def _likeness(covered: Floats, pattern: Floats, counted: Floats) -> Floats:
    wanted = pattern[..., None, None]
    met = np.minimum(covered, wanted).sum(axis=(1, 2))
    spilt = covered.sum(axis=(1, 2)) - met
    whole = np.maximum(pattern.sum(axis=(1, 2)), 1e-6)[:, None, None]
    found: Floats = np.tensordot(counted, met / (whole + 0.5 * spilt), axes=1)
    return found
