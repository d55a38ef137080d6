"""Words stand out from what lies under them."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from printing.press.preflight.backdrop import Backdrop
from printing.press.preflight.glyphs import RGB, Glyph
from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule

ERROR = 3.0
WARN = 4.5
# The weakest tenth of the pixels behind a line decides: a letter lost is a word lost.
PERCENTILE = 10


class TextContrast(Rule):
    """WCAG 2 contrast of each line's colour against the pixels behind its own glyphs.

    Source: decisions of the house: under 3 an error, under 4.5 a warning (WCAG 2.2, 1.4.3).
    The page is drawn without its words, so that a letter in the colour of its ground is seen.
    """

    id = "text.contrast"
    title = "Contrast of text"

    def prepare(self) -> None:
        self.limit = f"{WARN:g} to 1; under {ERROR:g} is an error"
        self.lowest = math.inf

    def look(self, page: Page) -> None:
        if not page.lines:
            return
        if page.rotate or page.visible != page.media:
            page.need_size()
        weakest: tuple[float, str] = (math.inf, "")
        for line in page.lines:
            for color, glyphs in _by_color(line.glyphs).items():
                found = _contrast(page.backdrop, color, glyphs)
                if found < weakest[0]:
                    weakest = (found, line.text.strip()[:60])
        contrast, words = weakest
        self.lowest = min(self.lowest, contrast)
        if contrast >= WARN:
            return
        tell = self.error if contrast < ERROR else self.warn
        tell(
            page.number,
            f"{contrast:.2f} to 1",
            f"“{words}” hardly stands out from what lies under it",
            "lay a panel under the words, move them to a quieter place, or change their colour",
        )

    def close(self) -> None:
        self.measured = f"{self.lowest:.2f} to 1 or more"
        if math.isinf(self.lowest) and not self.findings:
            self.unjudged(
                None, "the file holds no text; words drawn as pictures cannot be measured"
            )


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
