"""Whether a picture was enlarged on its way: less fine detail than its size lets expect."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from illustration.checks.finding import Finding

PIECE = 256  # pixels of a side of the pieces looked at
FINE, COARSE = (0.30, 0.48), (0.06, 0.16)  # cycles a pixel; enlarged twice leaves none over 0.25
LEAST_FINE = -1.6  # log10 of fine to coarse


def upscaled(picture: Image.Image) -> Finding | None:
    """A warning where even the sharpest part of a picture (RGB) has little fine detail.

    Soft art cannot be told from enlarged art by this, so that it is never more than a warning.
    """
    fine = fineness(picture)
    if fine is None or fine >= LEAST_FINE:
        return None
    sentence = (
        "The picture has little fine detail for its size: it may have been enlarged, or is drawn "
        "very softly. Look at it at full size before it is approved."
    )
    return Finding("upscaled", "warning", sentence, None, {"fineness": round(fine, 2)})


def fineness(picture: Image.Image) -> float | None:
    """log10 of fine to coarse detail in the sharpest of nine pieces; None under 256 pixels."""
    if min(picture.size) < PIECE:
        return None
    grey = np.asarray(picture.convert("L"), dtype=np.float32)
    found = [_ratio(piece) for piece in _pieces(grey)]
    told = [ratio for ratio in found if ratio is not None]
    return max(told) if told else None


def _pieces(grey: NDArray[np.float32]) -> Iterator[NDArray[np.float32]]:
    high, wide = grey.shape
    for down in (0.0, 0.5, 1.0):
        for across in (0.0, 0.5, 1.0):
            y, x = round((high - PIECE) * down), round((wide - PIECE) * across)
            yield grey[y : y + PIECE, x : x + PIECE]


def _ratio(piece: NDArray[np.float32]) -> float | None:
    window = np.hanning(PIECE)
    spectrum = np.abs(np.fft.fft2((piece - piece.mean()) * np.outer(window, window)))
    steps = np.fft.fftfreq(PIECE)
    radius = np.hypot(steps[:, None], steps[None, :])
    fine, coarse = (
        float(spectrum[(radius >= low) & (radius < high)].mean()) for low, high in (FINE, COARSE)
    )
    # A piece of blank paper has neither and tells nothing.
    return float(np.log10(fine / coarse)) if coarse > 1.0 and fine > 0 else None
