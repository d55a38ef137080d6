"""How far words stand out from what lies under them (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from printing.press.preflight.backdrop import Backdrop
from printing.press.preflight.glyphs import RGB, Glyph, Line

# The weakest tenth of the pixels behind a line decides: a letter lost is a word lost.
PERCENTILE = 10


def weakest(lines: list[Line], backdrop: Backdrop) -> tuple[float, str]:
    """The least contrast of all lines, each colour against its ground, and that line's words."""
    found: tuple[float, str] = (math.inf, "")
    for line in lines:
        for color, glyphs in _by_color(line.glyphs).items():
            contrast = _contrast(backdrop, color, glyphs)
            if contrast < found[0]:
                found = (contrast, line.text.strip()[:60])
    return found


def _by_color(glyphs: list[Glyph]) -> dict[RGB, list[Glyph]]:
    groups: dict[RGB, list[Glyph]] = {}
    for glyph in glyphs:
        groups.setdefault(glyph.color, []).append(glyph)
    return groups


def _contrast(backdrop: Backdrop, color: RGB, glyphs: list[Glyph]) -> float:
    behind = np.concatenate([backdrop.under(glyph.box) for glyph in glyphs])
    if not len(behind):
        return math.inf
    ground = luminance(behind)
    ink = float(luminance(np.array([color], np.uint8))[0])
    ratios = (np.maximum(ground, ink) + 0.05) / (np.minimum(ground, ink) + 0.05)
    return float(np.percentile(ratios, PERCENTILE))


def luminance(pixels: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Relative luminance, 0 to 1, of sRGB pixels (n x 3), as WCAG 2 defines it."""
    parts = pixels.astype(np.float64) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    found: NDArray[np.float64] = linear @ np.array([0.2126, 0.7152, 0.0722])
    return found
