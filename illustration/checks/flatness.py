"""Whether there is a picture at all: not one colour, not a mere blend, not noise."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from illustration.checks.finding import Finding

Plane = NDArray[np.float64]

SMALL = 256  # pixels of the longer edge on which flatness is judged
LEAST_SPAN = 30.0  # of 255, between the 2nd and the 98th percentile of a channel
STEP = 6.0  # of 255, between neighbours: what counts as an outline
LEAST_OUTLINES = 0.004  # share of the picture
LEAST_LIKENESS = 0.5  # correlation of neighbours; noise has none


def flat(picture: Image.Image) -> Finding | None:
    """A flag where the picture (RGB) is nearly one colour, a plain blend, or noise."""
    small = _small(picture)
    grey = small.mean(axis=2)
    low, high = np.percentile(small, (2, 98), axis=(0, 1))
    numbers = {
        "span": round(float((high - low).max()), 1),
        "outlines": round(outlines(small), 4),
        "likeness": round(likeness(grey), 3),
    }
    what = _what(numbers)
    if not what:
        return None
    return Finding("flat", "flagged", f"The picture looks empty: {what}.", None, numbers)


def _what(numbers: dict[str, float]) -> str:
    if numbers["span"] < LEAST_SPAN:
        return "nearly one colour all over"
    if numbers["likeness"] < LEAST_LIKENESS:
        return "noise, with nothing drawn"
    if numbers["outlines"] < LEAST_OUTLINES:
        return "one colour running into another, with nothing drawn"
    return ""


def outlines(small: Plane) -> float:
    """The share of pixels (height x width x RGB) that differ from a neighbour visibly."""
    across = np.abs(np.diff(small, axis=1)).max(axis=2)[:-1]
    down = np.abs(np.diff(small, axis=0)).max(axis=2)[:, :-1]
    return float((np.maximum(across, down) > STEP).mean()) if across.size else 0.0


def likeness(grey: Plane) -> float:
    """How like its neighbours a pixel is: 1 in a smooth picture, 0 in noise (correlation)."""
    pairs = ((grey[:, :-1], grey[:, 1:]), (grey[:-1], grey[1:]))
    return min(_correlation(one.ravel(), other.ravel()) for one, other in pairs)


def _correlation(one: Plane, other: Plane) -> float:
    one, other = one - one.mean(), other - other.mean()
    size = float(np.sqrt((one**2).sum() * (other**2).sum()))
    return float((one * other).sum()) / size if size else 1.0


def _small(picture: Image.Image) -> Plane:
    scale = min(1.0, SMALL / max(picture.size))
    size = max(2, round(picture.width * scale)), max(2, round(picture.height * scale))
    return np.asarray(picture.resize(size, Image.Resampling.BOX), dtype=np.float64)
