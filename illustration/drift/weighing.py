"""Weighing a trait: how much of its colour lies where it should, in the likeliest light."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from illustration.drift.finding import Window
from illustration.drift.lights import FINE
from illustration.drift.matching import fits, weights
from illustration.drift.pigments import Pigments
from illustration.drift.portrait import CELLS, Portrait
from illustration.drift.spaces import Floats

MARGIN = 3  # cells looked at beyond the figure's box: limbs and hair swing out
ENOUGH = 0.55  # this share of what the sheet shows is the whole trait: arms and poses hide some
GENEROUS = 2.5  # a place with 1/2.5 of the usual place's share counts in full
FILLED = 0.15  # a cell with less of a group on the sheet is not asked for
PATIENCE = 0.05  # how much worse a light may fit the other traits before it stops to count


@dataclass(frozen=True)
class Weighed:
    """Presence of a group from 0 to 1, with the window and light (numbers) that show it best."""

    presence: float
    window: int
    light: int


@dataclass(frozen=True)
class Scales:
    """All that was weighed: zones (groups, cells), counts of each colour in each cell of each
    window, shares found by window, light and group."""

    zones: Floats
    counts: tuple[Floats, ...]
    found: Floats
    counted: Floats


def scales(page: Pigments, portrait: Portrait, windows: list[Window]) -> Scales:
    """Weigh every group in every window under every light."""
    zones, wanted = _zones(portrait)
    fit = [fits(portrait, page.rgb, light).astype(np.float32) for light in FINE]
    counts = tuple(_counts(page, window) for window in windows)
    found = [[_shares(cells @ each, zones, wanted) for each in fit] for cells in counts]
    return Scales(zones, counts, np.array(found), weights(portrait))


def among(on: Scales, windows: list[int]) -> Scales:
    """The same of some of the windows."""
    return replace(on, counts=tuple(on.counts[at] for at in windows), found=on.found[windows])


def weigh(on: Scales, group: int) -> Weighed:
    """One trait: windows and lights are believed as far as the other groups bear them out."""
    capped = np.minimum(on.found / ENOUGH, 1.0)
    rest = on.counted.copy()
    rest[group] = 0.0
    agreed = capped @ (rest / max(1e-9, float(rest.sum())))
    belief = np.exp(-(agreed.max() - agreed) / PATIENCE)
    presence = capped[..., group] * belief
    window, light = np.unravel_index(int(presence.argmax()), presence.shape)
    return Weighed(float(presence.max()), int(window), int(light))


def best(on: Scales) -> tuple[int, int, float]:
    """The window and light in which all groups together are found best, and how well."""
    agreed = np.minimum(on.found / ENOUGH, 1.0) @ on.counted
    window, light = np.unravel_index(int(agreed.argmax()), agreed.shape)
    return int(window), int(light), float(agreed.max())


def _zones(portrait: Portrait) -> tuple[Floats, list[Floats]]:
    """Where each group may lie, (groups, cells), and its covered cells on the sheet, fullest
    first."""
    around = ((0, 0), (MARGIN, MARGIN), (MARGIN, MARGIN))
    views = [np.pad(view, around) for each in portrait.layouts for view in (each, each[:, :, ::-1])]
    usual = _blurred(_blurred(np.mean(views, axis=0)))
    zones = np.minimum(
        1.0, GENEROUS * usual / np.maximum(usual.max(axis=(1, 2)), 1e-6)[:, None, None]
    )
    own = _own(_blurred(np.mean(views, axis=0)), portrait.kin)
    zones *= own
    ranked = -np.sort(-np.stack([(view * own).reshape(len(view), -1) for view in views]), axis=2)
    typical = np.median(ranked, axis=0)
    return zones.reshape(len(zones), -1), [row[row > FILLED] for row in typical]


def _own(usual: Floats, kin: tuple[int, ...]) -> Floats:
    """How far each cell is a group's own among those of its colour, from nothing at a half on."""
    sums = np.array([sum(usual[at] for at, who in enumerate(kin) if who == first) for first in kin])
    return np.clip((usual / np.maximum(sums, 1e-9) - 0.5) / 0.4, 0.0, 1.0)


def _blurred(planes: Floats) -> Floats:
    wide = np.pad(planes, ((0, 0), (1, 1), (1, 1)), mode="edge")
    high, long = planes.shape[1:]
    shifts = [wide[:, y : y + high, x : x + long] for y in range(3) for x in range(3)]
    return np.sum(shifts, axis=0) / 9


def _counts(page: Pigments, window: Window) -> Floats:
    """Shares of each cell by colour, (cells, colours); cells beyond the page are empty."""
    rows, columns = page.index.shape
    side = CELLS + 2 * MARGIN
    down, ys = _cells(window[1] * rows, window[3] * rows, rows)
    along, xs = _cells(window[0] * columns, window[2] * columns, columns)
    cell = down[:, None] * side + along[None]
    joined = cell * len(page.rgb) + page.index[ys][:, xs]
    counted = np.bincount(joined.ravel(), minlength=side * side * len(page.rgb))
    area = (window[3] - window[1]) * rows * (window[2] - window[0]) * columns / CELLS**2
    return (counted.reshape(side * side, -1) / max(1e-9, area)).astype(np.float32)


def _cells(start: float, end: float, limit: int) -> tuple[Floats, slice]:
    """The cell of each pixel row (or column) in reach of a window, and which these are."""
    cell = max(1e-6, (end - start) / CELLS)
    first, last = max(0, int(start - MARGIN * cell)), min(limit, int(end + MARGIN * cell) + 1)
    number = ((np.arange(first, last) + 0.5 - start) / cell + MARGIN).astype(int)
    return np.clip(number, 0, CELLS + 2 * MARGIN - 1), slice(first, last)


def _shares(covered: Floats, zones: Floats, wanted: list[Floats]) -> Floats:
    """What of each group's cells is there: its fullest cells on the page beside the sheet's.

    As many cells are taken as the sheet fills, so that specks of the colour all over do not add
    up to a scarf.
    """
    there = -np.sort(-(covered.T * zones), axis=1)
    return np.array(
        [
            min(2.0, float(row[: len(cells)].sum() / cells.sum())) if len(cells) else 0.0
            for row, cells in zip(there, wanted, strict=True)
        ]
    )
