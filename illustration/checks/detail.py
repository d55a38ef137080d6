"""Whether a picture was enlarged on its way: less fine detail than its size lets expect."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from illustration.checks.finding import Finding

PIECE = 256  # pixels of a side of the pieces looked at
FINE, COARSE = (0.30, 0.48), (0.14, 0.24)  # cycles a pixel; enlarged twice leaves none over 0.25
LEAST_FINE = -0.85  # log10 of fine to coarse; measured in docs/picture-checks.md
WINDOW = np.outer(np.hanning(PIECE), np.hanning(PIECE))
# Rounding to 256 steps is noise of 1/12 in every frequency; an enlarged picture has it too.
ROUNDING = 2 * (WINDOW**2).sum() / 12


def upscaled(picture: Image.Image) -> Finding | None:
    """A warning where a picture (RGB) has little fine detail beside its coarse detail.

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
    """log10 of fine to coarse detail over nine pieces; None under 256 pixels or where blank."""
    if min(picture.size) < PIECE:
        return None
    grey = np.asarray(picture.convert("L"), dtype=np.float32)
    fine, coarse = np.sum([_powers(piece) for piece in _pieces(grey)], axis=0)
    if coarse <= ROUNDING:
        return None
    # Power is the square of what is seen; nothing at all is told as a thousandth.
    return max(-3.0, 0.5 * float(np.log10(max(fine, 1e-9) / coarse)))


def _pieces(grey: NDArray[np.float32]) -> Iterator[NDArray[np.float32]]:
    high, wide = grey.shape
    for down in (0.0, 0.5, 1.0):
        for across in (0.0, 0.5, 1.0):
            y, x = round((high - PIECE) * down), round((wide - PIECE) * across)
            yield grey[y : y + PIECE, x : x + PIECE]


def _powers(piece: NDArray[np.float32]) -> tuple[float, float]:
    power = np.abs(np.fft.fft2((piece - piece.mean()) * WINDOW)) ** 2
    steps = np.fft.fftfreq(PIECE)
    radius = np.hypot(steps[:, None], steps[None, :])
    fine, coarse = (
        float(power[(radius >= low) & (radius < high)].mean()) for low, high in (FINE, COARSE)
    )
    return max(0.0, fine - ROUNDING), max(0.0, coarse - ROUNDING)
