"""Finding a character by the parts of its box: which colours each should hold, and how much."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from illustration.drift.lights import COARSE
from illustration.drift.matching import fits, flattened, weights
from illustration.drift.pigments import Pigments
from illustration.drift.portrait import CELLS, Portrait
from illustration.drift.spaces import Floats
from illustration.drift.views import Whole
from illustration.drift.windows import LEAST, Found, Window, by_colour, is_large, unlike

HEIGHTS = (0.12, 0.15, *(LEAST * 1.15**step for step in range(10)))  # to 0.70 of the page
PARTS, FINER = 4, 8
BETTERED = 6  # windows a light that are moved to where they agree best
MOVES = np.array([[0, 0, 0], *np.eye(3), *-np.eye(3)])
STRIDES = (1 / 9, 1 / 9, 1 / 18, 1 / 18, 1 / 36)  # of the window's height
SPILT = 0.5  # what a group's colour counts where the sheet has none of it, within and around


def by_parts(page: Pigments, portrait: Portrait) -> list[Found]:
    """Likely windows, each with its likeness from 0 to 1, each moved to where it agrees best."""
    small = page.index[1::2, 1::2]
    firsts = sorted(set(portrait.kin))
    counted = by_colour(weights(portrait), portrait)
    rough, fine = (by_colour(_pattern(portrait, parts), portrait) for parts in (PARTS, FINER))
    fine = np.pad(fine, ((0, 0), (1, 1), (1, 1)))
    looked, flat = list[Found](), flattened(page.rgb)
    for light in COARSE:
        sums = _sums(small, fits(portrait, flat, light)[:, firsts])
        first = [
            each
            for share in HEIGHTS
            for each in _likely(sums, rough, counted, share, portrait.aspect)
        ]
        looked += [_bettered(sums, fine, counted, window) for _, window in unlike(first, BETTERED)]
    return looked


def _pattern(portrait: Portrait, parts: int) -> Floats:
    """The mean layout of all views and their mirror images, (groups, parts, parts)."""
    both = [view for each in portrait.layouts for view in (each, each[:, :, ::-1])]
    step = CELLS // parts
    mean = np.mean(both, axis=0).reshape(-1, parts, step, parts, step).mean(axis=(2, 4))
    return mean.astype(np.float32)


def _sums(small: Whole, fit: Floats) -> Floats:
    """Summed areas of every group's fit (colours, groups), (groups, h + 1, w + 1)."""
    planes = fit.astype(np.float32).T[:, small]
    return np.pad(planes.cumsum(axis=1).cumsum(axis=2), ((0, 0), (1, 0), (1, 0)))


def _likely(
    sums: Floats, pattern: Floats, counted: Floats, share: float, aspect: float
) -> Iterator[Found]:
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


def _bettered(sums: Floats, pattern: Floats, counted: Floats, window: Window) -> Found:
    """The window moved and stretched, step by step, to where it agrees best."""
    rows, columns = sums.shape[1] - 1, sums.shape[2] - 1
    x0, y0, x1, y1 = window
    aspect = (x1 - x0) * columns / ((y1 - y0) * rows)
    here = np.array([(x0 + x1) / 2 * columns, (y0 + y1) / 2 * rows, (y1 - y0) * rows])
    least, reached = LEAST * rows if is_large(window) else 0.0, 0.0
    for stride in STRIDES:
        tried = here + MOVES * stride * here[2]
        tried[:, 2] = np.maximum(tried[:, 2], least)
        likeness = _likeness(_at(sums, tried, aspect, pattern.shape[1] - 2), pattern, counted)
        reached, here = float(likeness.max()), tried[int(likeness.argmax())]
    wide = here[2] * aspect
    return reached, (
        float((here[0] - wide / 2) / columns), float((here[1] - here[2] / 2) / rows),
        float((here[0] + wide / 2) / columns), float((here[1] + here[2] / 2) / rows),
    )  # fmt: skip


def _at(sums: Floats, places: Floats, aspect: float, parts: int) -> Floats:
    """How far each part of windows (middle x, middle y, height; pixels) is covered, (groups,
    parts + 2, parts + 2, windows)."""
    edges = np.arange(-1, parts + 2)[:, None] / parts - 0.5
    high = places[:, 2]
    ys = np.rint(places[:, 1] + edges * high).astype(int).clip(0, sums.shape[1] - 1)
    xs = np.rint(places[:, 0] + edges * high * aspect).astype(int).clip(0, sums.shape[2] - 1)
    corners = sums[:, ys[:, None], xs[None]]
    lines = corners[:, 1:] - corners[:, :-1]
    found: Floats = (lines[:, :, 1:] - lines[:, :, :-1]) / (high**2 * aspect / parts**2)
    return found


def _covered(sums: Floats, down: Floats, along: Floats, size: tuple[float, float]) -> Floats:
    """The same for a grid of windows, nothing around them, (groups, PARTS, PARTS, windows...)."""
    parts = np.arange(PARTS + 1) / PARTS
    ys = np.rint(down[None] + size[0] * parts[:, None]).astype(int)
    xs = np.rint(along[None] + size[1] * parts[:, None]).astype(int)
    lines = sums[:, ys[1:]] - sums[:, ys[:-1]]
    found: Floats = lines[..., xs[1:]] - lines[..., xs[:-1]]
    return found.transpose(0, 1, 3, 2, 4) / np.float32(size[0] * size[1] / PARTS**2)


def _likeness(covered: Floats, pattern: Floats, counted: Floats) -> Floats:
    """How far covered parts (groups, parts, parts, windows...) are as wanted, by window."""
    wanted = pattern.reshape(*pattern.shape, *[1] * (covered.ndim - 3))
    met = np.minimum(covered, wanted).sum(axis=(1, 2))
    spilt = covered.sum(axis=(1, 2)) - met
    whole = np.maximum(wanted.sum(axis=(1, 2)), 1e-6)
    found: Floats = np.tensordot(counted, met / (whole + SPILT * spilt), axes=1)
    return found
