"""How well black ink reads on a picture, and how much light it needs below it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

AIM = 7.0
# Black alone on coated paper is no deeper than this: L* 16 of the printing condition.
BLACK_LUMINANCE = 0.02
STEPS = (0.0, 0.35, 0.5, 0.62, 0.72, 0.8, 0.86, 0.92)
# What may be left of the picture's own texture below words, as a deviation of 0..1 grey.
CALM = 0.055

Pixels = NDArray[Any]


def luminance(pixels: Pixels) -> Pixels:
    """Relative luminance, 0 to 1, of sRGB pixels 0 to 255 (WCAG 2.2, relative luminance)."""
    value = np.asarray(pixels, dtype=np.float64) / 255
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    weighed: Pixels = linear @ np.array([0.2126, 0.7152, 0.0722])
    return weighed


def contrast_of_black(pixels: Pixels) -> float:
    """The contrast of black ink where the place is darkest (its fifth percentile)."""
    darkest = float(np.percentile(luminance(pixels), 5))
    return (darkest + 0.05) / (BLACK_LUMINANCE + 0.05)


def scrim_color(pixels: Pixels) -> tuple[int, int, int]:
    """The light of a scrim: paper with a breath of the place's own colour."""
    mean = np.asarray(pixels, dtype=np.float64).reshape(-1, 3).mean(axis=0)
    red, green, blue = (round(float(255 - 0.07 * (255 - channel))) for channel in mean)
    return red, green, blue


def lit(pixels: Pixels, color: tuple[int, int, int], strength: float) -> Pixels:
    """Pixels with a scrim of a strength (0 to 1) laid over them."""
    mixed: Pixels = pixels * (1 - strength) + np.array(color) * strength
    return mixed


def strength_needed(pixels: Pixels) -> float:
    """The least strength of a scrim at which black reads at 7:1 on a calm ground."""
    color = scrim_color(pixels)
    for strength in STEPS:
        seen = lit(pixels, color, strength)
        calm = float((seen @ np.array([0.299, 0.587, 0.114])).std()) / 255 <= CALM
        if calm and contrast_of_black(seen) >= AIM:
            return strength
    return STEPS[-1]
