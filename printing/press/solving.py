"""The ink limit, solved once for a printing condition: the closest colour that is dry enough.

`python -m printing.press.solving` writes the shipped tables again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from printing.press.inks import GRID, lab_of, separated, table_path

Array = NDArray[Any]

ROUNDS = 60
SMOOTH = 100.0
DAMPING = 40.0
OVER_THE_LIMIT = 3e4
NUDGE = 1 / 255
# Conditions and limits in percent whose tables are shipped: 240, 260, 280 and 300, each less the
# eight that a JPEG of quality 95 may add. GRACoL's own conversion never asks for more than 292.
SHIPPED = (
    ("FOGRA39L_coated.icc", 232),
    ("FOGRA39L_coated.icc", 252),
    ("FOGRA39L_coated.icc", 272),
    ("FOGRA39L_coated.icc", 292),
    ("GRACoL2006_coated.icc", 232),
    ("GRACoL2006_coated.icc", 252),
    ("GRACoL2006_coated.icc", 272),
)


def solve(name: str, limit: int, on_round: Callable[[int, int], None] | None = None) -> Array:
    """The table of a profile under an ink limit in percent: (33, 33, 33, 4), bytes, red slowest.

    Colours under the limit are the profile's own; with a limit of 0, none, all are. Those over it
    are searched together for the nearest colour the limit allows, each held to the line between
    its neighbours, so that ramps stay smooth (Gauss-Newton on a local CIEDE2000 metric). Always
    sixty rounds: `on_round` hears after each how many are done, of how many.
    """
    inks = separated(name)
    if not limit:
        return _as_bytes(inks, 400)
    most = limit / 100
    wet = inks.sum(axis=-1) > most
    wanted = lab_of(inks[wet], name)
    inks[wet] = _scaled(inks[wet], most)
    metric = _metric(wanted)
    for done in range(1, ROUNDS + 1):
        between, held = _between_neighbours(inks)
        step = _step(inks[wet], wanted, metric, between[wet], held[wet], most, name)
        inks[wet] = np.clip(inks[wet] + step, 0.0, 1.0)
        if on_round is not None:
            on_round(done, ROUNDS)
    inks[wet] = _within(inks[wet], most)
    return _as_bytes(inks, limit)


def _step(
    inks: Array, wanted: Array, metric: Array, between: Array, held: Array, most: float, name: str
) -> Array:
    seen = lab_of(inks, name)
    slopes = np.empty((len(inks), 3, 4))
    for ink in range(4):
        moved = inks.copy()
        way = np.where(inks[:, ink] > 0.5, -NUDGE, NUDGE)
        moved[:, ink] += way
        slopes[:, :, ink] = (lab_of(moved, name) - seen) / way[:, None]
    weighed = np.einsum("nij,njk->nik", metric, slopes)
    error = np.einsum("nij,nj->ni", metric, wanted - seen)
    system = np.einsum("nki,nkj->nij", weighed, weighed)
    aim = np.einsum("nki,nk->ni", weighed, error)
    smooth = SMOOTH * held
    system += (smooth + DAMPING)[:, None, None] * np.eye(4)
    aim += smooth[:, None] * (between - inks)
    over = inks.sum(axis=1) - most
    press = np.where(over > -0.02, OVER_THE_LIMIT, 0.0)
    system += press[:, None, None] * np.ones((4, 4))
    aim -= (press * over)[:, None]
    step: Array = np.linalg.solve(system, aim[..., None])[..., 0]
    return np.clip(step, -0.08, 0.08)


def _metric(colors: Array) -> Array:
    """Rows that turn a small Lab step at a colour into lightness, chroma and hue, weighed."""
    light, across, up = colors.T
    chroma = np.hypot(across, up)
    safe = np.maximum(chroma, 1e-6)
    cos = np.where(chroma > 1, across / safe, 1.0)
    sin = np.where(chroma > 1, up / safe, 0.0)
    l_scale = 1 + 0.015 * (light - 50) ** 2 / np.sqrt(20 + (light - 50) ** 2)
    rows = np.zeros((len(colors), 3, 3))
    rows[:, 0, 0] = 1 / l_scale
    rows[:, 1, 1], rows[:, 1, 2] = cos / (1 + 0.045 * chroma), sin / (1 + 0.045 * chroma)
    rows[:, 2, 1], rows[:, 2, 2] = -sin / (1 + 0.015 * chroma), cos / (1 + 0.015 * chroma)
    return rows


def _between_neighbours(inks: Array) -> tuple[Array, Array]:
    """The middle of each node's opposite neighbours, and how many axes have both (0 to 3)."""
    total = np.zeros_like(inks)
    count = np.zeros(inks.shape[:3])
    for axis in range(3):
        inner = [slice(None)] * 3
        inner[axis] = slice(1, -1)
        before = np.take(inks, range(GRID - 2), axis=axis)
        after = np.take(inks, range(2, GRID), axis=axis)
        total[tuple(inner)] += (before + after) / 2
        count[tuple(inner)] += 1
    between = np.where(count[..., None] > 0, total / np.maximum(count, 1)[..., None], inks)
    return between, count


def _scaled(inks: Array, most: float) -> Array:
    colored = inks[:, :3].sum(axis=1)
    share = (most - inks[:, 3]) / np.maximum(colored, 1e-9)
    return np.concatenate([inks[:, :3] * share[:, None], inks[:, 3:]], axis=1)


def _within(inks: Array, most: float) -> Array:
    for _ in range(8):
        over = np.maximum(inks.sum(axis=1) - most, 0.0)
        held = np.maximum((inks > 0).sum(axis=1), 1)
        inks = np.maximum(inks - (over / held)[:, None] * (inks > 0), 0.0)
    return inks


def _as_bytes(inks: Array, limit: int) -> Array:
    table = np.round(inks * 255).astype(np.int64)
    over = table.sum(axis=-1) - int(limit * 255 / 100)
    for _ in range(4):
        heaviest = table.argmax(axis=-1)
        less = (over > 0).astype(np.int64)
        np.put_along_axis(
            table,
            heaviest[..., None],
            np.take_along_axis(table, heaviest[..., None], -1) - less[..., None],
            -1,
        )
        over = over - less
    return table.astype(np.uint8)


if __name__ == "__main__":
    for condition, percent in SHIPPED:
        np.save(table_path(condition, percent), solve(condition, percent))
