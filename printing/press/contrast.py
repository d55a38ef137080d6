"""How well black ink reads on a picture, and how much light it needs below it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

AIM = 7.0
LEAST = 4.5
# Black alone on coated paper is no deeper than this: L* 16 of the printing condition.
BLACK_LUMINANCE = 0.02
# On texture, under six tenths a scrim looks like dirt; over it, like a cloud. A light and even
# sky is only breathed upon.
BREATHED, THIN, THICK = 0.25, 0.6, 0.94
LIGHT = 0.5
STEPS = (0.25, 0.35, 0.45, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.94)
WARM_PAPER = (255.0, 253.0, 247.0)
BREATH = 0.05
GREY = np.array([0.299, 0.587, 0.114])
# What may be left of the picture's own texture below words, as a deviation of 0..1 grey.
CALM = 0.035

Pixels = NDArray[Any]


def luminance(pixels: Pixels) -> Pixels:
    """Relative luminance, 0 to 1, of sRGB pixels 0 to 255 (WCAG 2.2, relative luminance)."""
    value = np.asarray(pixels, dtype=np.float64) / 255
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    weighed: Pixels = linear @ np.array([0.2126, 0.7152, 0.0722])
    return weighed


def contrast_of_black(pixels: Pixels) -> float:
    """The contrast of black ink where the place is dark (its fifth percentile)."""
    return _contrast(float(np.percentile(luminance(pixels), 5)))


def reads(pixels: Pixels) -> bool:
    """Whether black reads at 7:1 on a place, at 4.5:1 on its darkest speck, and on calm ground."""
    dark, darkest = np.percentile(luminance(pixels), (5, 0.5))
    return (
        _texture(pixels) <= CALM
        and _contrast(float(dark)) >= AIM
        and _contrast(float(darkest)) >= LEAST
    )


def scrim_color(pixels: Pixels) -> tuple[int, int, int]:
    """The light of a scrim: warm paper with a breath of the place's own colour."""
    mean = np.asarray(pixels, dtype=np.float64).reshape(-1, 3).mean(axis=0)
    red, green, blue = (
        round(float(paper - BREATH * (255 - channel)))
        for paper, channel in zip(WARM_PAPER, mean, strict=True)
    )
    return red, green, blue


def lit(pixels: Pixels, color: tuple[int, int, int], strength: float) -> Pixels:
    """Pixels with a scrim of a strength (0 to 1) laid over them."""
    mixed: Pixels = pixels * (1 - strength) + np.array(color) * strength
    return mixed


def strength_needed(pixels: Pixels) -> float:
    """The strength of a scrim at which black reads well on a calm ground; 0 where it does now.

    The darker the place, the more the scrim covers: a thin light on night looks like fog.
    """
    if reads(pixels):
        return 0.0
    color = scrim_color(pixels)
    grey = float((pixels @ GREY).mean()) / 255
    floor = (
        BREATHED
        if grey > LIGHT and _texture(pixels) <= CALM
        else THIN + (THICK - THIN) * (1 - grey)
    )
    for strength in STEPS:
        if strength >= floor and reads(lit(pixels, color, strength)):
            return strength
    return STEPS[-1]


def _texture(pixels: Pixels) -> float:
    return float((pixels @ GREY).std()) / 255


def _contrast(light: float) -> float:
    return (light + 0.05) / (BLACK_LUMINANCE + 0.05)
