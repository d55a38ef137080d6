"""What came with a picture around its edges: a border, bars above and below, or bare paper."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from printing.press.content import PictureContent, PixelBox

# The longer side at which a picture is looked at for a border.
SEEN = 512
# How far a row may stray from its own mean, and from the edge's, and still be border (0 to 255).
EVEN, ALIKE = 5.0, 7.0
# A border thinner than this share of its side is a soft edge; one thicker is a bare picture.
THINNEST, THICKEST = 0.008, 0.35
# From here on a colour is paper (0 to 255, its darkest channel).
PAPER = 236
# The share of the outermost pixels that is paper around a drawing without a ground.
BARE = 0.85


@dataclass(frozen=True)
class Border:
    """How wide a border is on each side, in pixels of the whole picture; 0 where there is none."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0

    def __bool__(self) -> bool:
        return any((self.left, self.top, self.right, self.bottom))


def border_of(picture: PictureContent) -> Border:
    """The even border of a picture file; none where two opposite sides do not share it.

    One side alone is a sky or a floor: only pairs are taken for a frame or a letterbox. Raises
    ValueError naming the file where it cannot be read.
    """
    seen = _seen(picture.path)
    high, wide = seen.shape[:2]
    across, down = picture.width / wide, picture.height / high
    left, right = _pair(seen.transpose(1, 0, 2))
    top, bottom = _pair(seen[:, left : wide - right])
    edges = (_pixels(left, across), _pixels(top, down), _pixels(right, across))
    return Border(*edges, _pixels(bottom, down))


def drawn_on_paper(picture: PictureContent) -> PixelBox | None:
    """The pixels that a drawing on bare paper takes, None for a picture with a ground of its own.

    Bare is a picture nearly all of whose outermost pixels are as light as paper.
    """
    seen = _seen(picture.path)
    rim = np.concatenate([seen[0], seen[-1], seen[:, 0], seen[:, -1]])
    if (rim.min(axis=1) >= PAPER).mean() < BARE:
        return None
    inked = seen.min(axis=2) < PAPER
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    if not len(rows):
        return None
    across, down = picture.width / seen.shape[1], picture.height / seen.shape[0]
    return (
        max(0, int((columns[0] - 1) * across)),
        max(0, int((rows[0] - 1) * down)),
        min(picture.width, int((columns[-1] + 2) * across)),
        min(picture.height, int((rows[-1] + 2) * down)),
    )


def inside_border(picture: PictureContent) -> PixelBox:
    """The pixels of a picture without its border; all of them where it has none."""
    border = border_of(picture)
    width, height = picture.width - border.right, picture.height - border.bottom
    return border.left, border.top, width, height


def _seen(path: Path) -> NDArray[Any]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path) as image:
                image.draft("RGB", (SEEN, SEEN))
                small = image.convert("RGB")
                small.thumbnail((SEEN, SEEN), Image.Resampling.BOX)
    except (OSError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValueError(f"the picture {path.name} cannot be read: {error}") from error
    return np.asarray(small, dtype=np.float64)


def _pair(rows: NDArray[Any]) -> tuple[int, int]:
    """How many rows at the beginning and at the end are an even border of one colour."""
    if len(rows) < 8:
        return 0, 0
    first, last = _run(rows), _run(rows[::-1])
    least, most = max(2, len(rows) * THINNEST), len(rows) * THICKEST
    alike = np.abs(rows[0].mean(axis=0) - rows[-1].mean(axis=0)).max() <= ALIKE
    if not alike or not (least <= first <= most and least <= last <= most):
        return 0, 0
    return first, last


def _run(rows: NDArray[Any]) -> int:
    edge = rows[0].mean(axis=0)
    even = rows.std(axis=1).max(axis=1) <= EVEN
    like = np.abs(rows.mean(axis=1) - edge).max(axis=1) <= ALIKE
    stop = np.flatnonzero(~(even & like))
    return int(stop[0]) if len(stop) else len(rows)


def _pixels(rows: int, scale: float) -> int:
    """Rows of the small view as pixels, and one row more: the edge itself is half border."""
    return round((rows + 1) * scale) if rows else 0
