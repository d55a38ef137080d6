"""The views on a character sheet: whole figures cut from its plain ground."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from illustration.drift.spaces import Floats, lab_of

WORK = 512  # pixels of a sheet's longer side while it is read
APART = 7.0  # Lab distance from the ground, lightness at 0.6, beyond which it is figure
STEP = 4
Mask = NDArray[np.bool_]
Whole = NDArray[np.integer[Any]]


@dataclass(frozen=True)
class Cutting:
    """One view: sRGB pixels as floats (h, w, 3), and which of them are figure (h, w)."""

    rgb: Floats
    mask: Mask


def cuttings(sheet: Image.Image) -> tuple[list[Cutting], Floats]:
    """Every figure on a sheet, from the top, and the ground's colour in Lab."""
    scale = WORK / max(sheet.size)
    size = max(1, round(sheet.width * scale)), max(1, round(sheet.height * scale))
    rgb = np.asarray(sheet.convert("RGB").resize(size, Image.Resampling.BOX), dtype=np.float64)
    lab = lab_of(rgb)
    ground = np.median(_edge(lab), axis=0)
    away = np.sqrt((((lab - ground) * [0.6, 1, 1]) ** 2).sum(axis=-1)) > APART
    parts = list(pieces(_filled(_coarse(away))))
    least = 0.1 * max((int(part.sum()) for part in parts), default=0)
    found = [_cut(rgb, part) for part in parts if part.sum() >= least]
    return found, ground


def _edge(lab: Floats) -> Floats:
    deep = max(3, min(lab.shape[:2]) // 40)
    sides = lab[:deep], lab[-deep:], lab[:, :deep], lab[:, -deep:]
    return np.concatenate([side.reshape(-1, 3) for side in sides])


def _coarse(mask: Mask) -> Mask:
    high, wide = mask.shape[0] // STEP, mask.shape[1] // STEP
    cut = mask[: high * STEP, : wide * STEP].reshape(high, STEP, wide, STEP)
    coarse: Mask = cut.mean(axis=(1, 3)) > 0.45
    return coarse


def _filled(mask: Mask) -> Mask:
    """The mask with its holes closed: all that cannot be reached from the border."""
    border = np.zeros_like(mask)
    border[[0, -1]] = True
    border[:, [0, -1]] = True
    return ~_flood(~mask, border & ~mask)


def _flood(open_: Mask, seed: Mask) -> Mask:
    """All open cells joined to the seed by their sides."""
    while True:
        grown = seed.copy()
        grown[1:] |= seed[:-1]
        grown[:-1] |= seed[1:]
        grown[:, 1:] |= seed[:, :-1]
        grown[:, :-1] |= seed[:, 1:]
        grown &= open_
        if np.array_equal(grown, seed):
            return seed
        seed = grown


def pieces(mask: Mask) -> Iterator[Mask]:
    """The joined parts of a mask, from the top."""
    left = mask.copy()
    while left.any():
        seed = np.zeros_like(left)
        seed.flat[int(left.argmax())] = True
        part = _flood(left, seed)
        left &= ~part
        yield part


def _cut(rgb: Floats, part: Mask) -> Cutting:
    rows, columns = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
    y0, y1, x0, x1 = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    mask = part[y0:y1, x0:x1].repeat(STEP, axis=0).repeat(STEP, axis=1)
    return Cutting(rgb[y0 * STEP : y1 * STEP, x0 * STEP : x1 * STEP], mask)
