"""A picture's colours in bins of about one just noticeable step, each with its true mean."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PIL import Image

from illustration.drift.lights import even
from illustration.drift.spaces import Floats
from illustration.drift.views import Whole


@dataclass(frozen=True)
class Pigments:
    """Pixels as numbers of colours (any shape), and those colours in sRGB (n, 3)."""

    index: Whole
    rgb: Floats


def binned(rgb: Floats, step: float) -> Pigments:
    """The pixels of shape (..., 3), 0 to 255, in bins `step` wide (about CIEDE2000)."""
    whole = rgb.astype(np.int64)
    coarse = (whole[..., 0] >> 3 << 10) | (whole[..., 1] >> 3 << 5) | (whole[..., 2] >> 3)
    bins = _bins(step)
    there = np.bincount(coarse.ravel(), minlength=len(bins)) > 0
    used = np.unique(bins[there])
    index = np.searchsorted(used, bins)[coarse]
    flat, where = whole.reshape(-1, 3), index.ravel()
    count = np.bincount(where)
    means = [np.bincount(where, flat[:, band]) / count for band in range(3)]
    return Pigments(index, np.stack(means, axis=1))


def reduced(page: Image.Image, height: int) -> Floats:
    """The page at so many pixels of height, sRGB floats (h, w, 3)."""
    factor = max(1, page.height // (height * 2))
    small = page.convert("RGB").reduce(factor) if factor > 1 else page.convert("RGB")
    size = max(1, round(page.width * height / page.height)), height
    return np.asarray(small.resize(size, Image.Resampling.BOX), dtype=np.float64)


@lru_cache(maxsize=4)
def _bins(step: float) -> Whole:
    """The bin of each of the 32768 colours of five bits a channel."""
    code = np.arange(32768)
    rgb = np.stack([code >> 10, code >> 5 & 31, code & 31], axis=1) * 8.0 + 4.0
    cells = np.floor(even(rgb, 1.0) / step).astype(np.int64) + 64
    joined: Whole = (cells[:, 0] * 256 + cells[:, 1]) * 256 + cells[:, 2]
    return joined
