"""Pigment: colours and the ramps from their shadow to their light."""

from __future__ import annotations

import colorsys
from functools import lru_cache

import numpy as np

Colour = tuple[int, int, int]

SHADOW_TINT: Colour = (58, 46, 104)
LIGHT_TINT: Colour = (255, 246, 214)


def mix(a: Colour, b: Colour, share: float) -> Colour:
    """The colour `share` of the way from a to b (0 to 1)."""
    red, green, blue = (round(x + (y - x) * share) for x, y in zip(a, b, strict=True))
    return red, green, blue


def darker(colour: Colour, share: float) -> Colour:
    """Towards the colour's own cool shadow."""
    return mix(colour, multiplied(colour, SHADOW_TINT), share)


def lighter(colour: Colour, share: float) -> Colour:
    """Towards warm light."""
    return mix(colour, LIGHT_TINT, share)


def multiplied(a: Colour, b: Colour) -> Colour:
    """Both colours laid over one another, as glass."""
    red, green, blue = (x * y // 255 for x, y in zip(a, b, strict=True))
    return red, green, blue


def luminance(colour: Colour) -> float:
    """Rough brightness from 0 to 1."""
    return (0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]) / 255


def richer(colour: Colour, factor: float, value: float = 1.0) -> Colour:
    """The colour with its saturation and brightness multiplied."""
    hue, saturation, bright = colorsys.rgb_to_hsv(*(part / 255 for part in colour))
    new = colorsys.hsv_to_rgb(hue, min(1.0, saturation * factor), min(1.0, bright * value))
    red, green, blue = (round(part * 255) for part in new)
    return red, green, blue


@lru_cache(maxsize=2048)
def ramp(colour: Colour) -> bytes:
    """256 RGB entries: cool shadow at 0, the colour itself at 128, warm light at 255."""
    dark = np.array(richer(darker(colour, 0.62), 1.15))
    light = np.array(lighter(colour, 0.62))
    base = np.array(colour)
    t = np.arange(256)[:, None] / 127.5 - 1.0
    shades = np.where(t < 0, base + (dark - base) * -t, base + (light - base) * t)
    return bytes(np.clip(np.rint(shades), 0, 255).astype(np.uint8).tobytes())
