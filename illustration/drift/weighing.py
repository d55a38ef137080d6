"""Weighing a trait: how much of its colour lies where it should, in the likeliest light."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from illustration.drift.lights import GRID, Light
from illustration.drift.matching import fits, flattened, weights
from illustration.drift.pigments import Pigments
from illustration.drift.portrait import CELLS, TOO_ALIKE, Portrait
from illustration.drift.spaces import Floats
from illustration.drift.views import Whole
from illustration.drift.windows import Window

MARGIN = 3  # cells looked at beyond the figure's box: limbs and hair swing out
ENOUGH = 0.65  # this share of what the sheet shows is the whole trait: arms and poses hide some
TOGETHER = 0.8  # the same of things judged together: the greater part of them is not all
GENEROUS = 2.5  # a place with 1/2.5 of the usual place's share counts in full
FILLED = 0.15  # a cell with less of a group on the sheet is not asked for
FEW = tuple(range(0, len(GRID), 5))  # lights in which all windows are looked at
LIKELY = 2  # windows looked at in all lights
ODD = 4.0  # how much dearer an odd light is where a trait is weighed than where lights are tried
LARGER = 0.15  # times the logarithm of its height: a part of the figure agrees as well as all of it
MOST = 0.98  # of a window's pixels: the rest are specks of rare colours
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
    window, the lights, shares found by window, light and group; what each window is favoured by."""

    zones: Floats
    counts: tuple[Floats, ...]
    lights: tuple[Light, ...]
    found: Floats
    counted: Floats
    joint: Whole
    favour: Floats


def scales(page: Pigments, portrait: Portrait, windows: list[Window]) -> Scales:
    """Weigh every group in every window under a few lights, in the likeliest windows under all,
    and there under the lights that are made to fit: all groups, and all but the one found least.

    What was not weighed is left at nought, and so is not believed.
    """
    zones, wanted = _zones(portrait)
    counts = tuple(_counts(page, window) for window in windows)
    seen = _commonest(np.sum([cells.sum(axis=0) for cells in counts], axis=0))
    flat, asked = flattened(page.rgb[seen]), zones.any(axis=0)
    there = [np.ascontiguousarray(cells[asked][:, seen]) for cells in counts]
    places = zones[:, asked]

    def found(light: Light, at: int) -> Floats:
        # Not by @: a product so small costs more in waking the other cores than in itself.
        fit = np.ascontiguousarray(fits(portrait, flat, light).T)
        return _shares(np.einsum("gn,cn->gc", fit, there[at]), places, wanted)

    table = np.zeros((len(windows), len(GRID), len(zones)))
    favour = LARGER * np.log([bottom - top for _, top, _, bottom in windows])
    counted = _asked(weights(portrait), wanted)
    on = Scales(zones, counts, GRID, table, counted, np.array(portrait.joint), favour)
    for at, light in product(range(len(windows)), FEW):
        table[at, light] = found(GRID[light], at)
    likely = np.argsort(-(_capped(table, on.joint) @ on.counted).max(axis=1), kind="stable")[
        :LIKELY
    ]
    for at, light in product(likely, set(range(len(GRID))) - set(FEW)):
        table[at, light] = found(GRID[light], at)
    return _with_fitting_lights(on, portrait, found, [int(at) for at in likely])


def _asked(counted: Floats, wanted: list[Floats]) -> Floats:
    """What groups count, those too small for a cell nothing."""
    asked = counted * np.array([len(cells) > 0 for cells in wanted])
    found: Floats = asked / max(1e-9, float(asked.sum()))
    return found


def _with_fitting_lights(
    on: Scales, portrait: Portrait, found: Callable[[Light, int], Floats], likely: list[int]
) -> Scales:
    lights: list[Light] = []
    window, first, _ = best(on)

    def worth_of(counted: Floats) -> Callable[[Light], float]:
        return lambda light: (
            float(_capped(found(light, window), on.joint) @ counted) - light.oddness
        )

    for counted in (on.counted, *_without_the_least(on, portrait, window, first)):
        start = GRID[int((_capped(on.found[window], on.joint) @ counted).argmax())]
        lights.append(_made_to_fit(start, worth_of(counted)))
    more = np.zeros((len(on.found), len(lights), len(on.zones)))
    for at, number in product(likely, range(len(lights))):
        more[at, number] = found(lights[number], at)
    return replace(on, lights=(*GRID, *lights), found=np.concatenate([on.found, more], axis=1))


def _commonest(amount: Floats) -> Whole:
    """The colours that make up nearly all; the many rare ones would cost most of the time."""
    order = np.argsort(-amount, kind="stable")
    many = int(np.searchsorted(np.cumsum(amount[order]), MOST * float(amount.sum()))) + 1
    return np.sort(order[:many])


def _capped(found: Floats, joint: Whole) -> Floats:
    """How far each group is there in full, from 0 to 1; `joint` and the last axis are groups."""
    many = np.bincount(joint, minlength=len(joint))[joint] > 1
    capped: Floats = np.minimum(found / np.where(many, TOGETHER, ENOUGH), 1.0)
    return capped


def without(on: Scales, group: int) -> Floats:
    """What groups count where one (and what is judged with it) is not asked."""
    rest = on.counted.copy()
    rest[on.joint == on.joint[group]] = 0.0
    return rest / max(1e-9, float(rest.sum()))


def _without_the_least(on: Scales, portrait: Portrait, window: int, light: int) -> list[Floats]:
    firm = [at for at, each in enumerate(portrait.features) if each.wanted.firm and not each.cannot]
    least = min(firm, key=lambda at: float(on.found[window, light, at]), default=None)
    return [] if least is None else [without(on, least)]


def _made_to_fit(light: Light, worth: Callable[[Light], float]) -> Light:
    """The light bettered step by step, as far as odd lights are worth it."""
    reached = worth(light)
    for size in (1.0, 1.0, 0.5):
        tried = [(worth(one), at, one) for at, one in enumerate(light.near(size))]
        top = max(tried)
        if top[0] > reached:
            reached, light = top[0], top[2]
    return light


def asked_of(portrait: Portrait) -> Portrait:
    """The portrait with what has no cell of its own beside its kin marked as not to be judged:
    nothing of it would be asked for, and so nothing found."""
    _, wanted = _zones(portrait)
    features = []
    for at, each in enumerate(portrait.features):
        alike = portrait.kin.count(portrait.kin[at]) > 1 and not len(wanted[at])
        features.append(replace(each, cannot=each.cannot or (TOO_ALIKE if alike else "")))
    return replace(portrait, features=tuple(features))


def among(on: Scales, windows: list[int]) -> Scales:
    """The same of some of the windows."""
    return replace(
        on,
        counts=tuple(on.counts[at] for at in windows),
        found=on.found[windows],
        favour=on.favour[windows],
    )


def weigh(on: Scales, group: int, patience: float = PATIENCE) -> Weighed:
    """One trait: windows and lights are believed as far as the other groups bear them out;
    `patience` is how much worse they may do so."""
    agreed = agreed_without(on, group)
    belief = np.exp(-(agreed.max() - agreed) / patience)
    presence = capped_of(on)[..., group] * belief
    window, light = np.unravel_index(int(presence.argmax()), presence.shape)
    return Weighed(float(presence.max()), int(window), int(light))


def agreed_without(on: Scales, group: int) -> Floats:
    """How well all groups but one are found, by window and light; odd lights and doubtful windows
    cost."""
    odd = ODD * np.array([light.oddness for light in on.lights])
    agreed: Floats = capped_of(on) @ without(on, group) - odd + on.favour[:, None]
    return agreed


def capped_of(on: Scales) -> Floats:
    """How far each group is there in full, 0 to 1, by window, light and group."""
    return _capped(on.found, on.joint)


def best(on: Scales) -> tuple[int, int, float]:
    """The window and light in which all groups together are found best, and how well."""
    agreed = _capped(on.found, on.joint) @ on.counted
    favoured = agreed + on.favour[:, None]
    window, light = np.unravel_index(int(favoured.argmax()), agreed.shape)
    return int(window), int(light), float(agreed[window, light])


def _zones(portrait: Portrait) -> tuple[Floats, list[Floats]]:
    """Where each group may lie, (groups, cells), and its covered cells on the sheet, fullest
    first."""
    around = ((0, 0), (MARGIN, MARGIN), (MARGIN, MARGIN))
    views = [np.pad(view, around) for each in portrait.layouts for view in (each, each[:, :, ::-1])]
    usual = _blurred(_blurred(np.mean(views, axis=0)))
    zones = np.minimum(
        1.0, GENEROUS * usual / np.maximum(usual.max(axis=(1, 2)), 1e-6)[:, None, None]
    )
    own = _own(_blurred(np.mean(views, axis=0)), portrait)
    zones *= own
    ranked = -np.sort(-np.stack([(view * own).reshape(len(view), -1) for view in views]), axis=2)
    typical = np.median(ranked, axis=0)
    return zones.reshape(len(zones), -1), [row[row > FILLED] for row in typical]


def _own(usual: Floats, portrait: Portrait) -> Floats:
    """How far each cell is a group's own among those of its colour, from nothing at a half on."""
    kin, joint = portrait.kin, portrait.joint
    sums = np.array(
        [
            sum(usual[at] for at, who in enumerate(kin) if who == first and joint[at] == at)
            for first in kin
        ]
    )
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
    there = -np.sort(-(covered * zones), axis=1)
    return np.array(
        [
            min(2.0, float(row[: len(cells)].sum() / cells.sum())) if len(cells) else 0.0
            for row, cells in zip(there, wanted, strict=True)
        ]
    )
