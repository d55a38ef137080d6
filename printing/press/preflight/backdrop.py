"""The page as it looks without its words, for judging what the words stand on."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray

from printing.press.preflight.glyphs import text_objects
from printing.press.preflight.matrix import Box, Point, shifted

SCALE = 1.25
PAPER = 253
MOST_PIXELS = 4_000_000


@dataclass(frozen=True)
class Backdrop:
    """Screen pixels (rows from the top, RGB, uint8), how many make a point, and their corner."""

    pixels: NDArray[np.uint8]
    scale: float
    corner: Point = (0.0, 0.0)

    def under(self, box: Box, grow: float = 0.5) -> NDArray[np.uint8]:
        """Pixels (n x 3) inside a box in points grown by `grow`; empty off the page."""
        height, width = self.pixels.shape[:2]
        box = shifted(box, self.corner)
        x0, x1 = (box[0] - grow) * self.scale, (box[2] + grow) * self.scale
        y0, y1 = height - (box[3] + grow) * self.scale, height - (box[1] - grow) * self.scale
        left, right = max(int(x0), 0), min(int(np.ceil(x1)), width)
        top, bottom = max(int(y0), 0), min(int(np.ceil(y1)), height)
        if left >= right or top >= bottom:
            return np.zeros((0, 3), np.uint8)
        return self.pixels[top:bottom, left:right].reshape(-1, 3)

    @property
    def white(self) -> bool:
        """Whether nothing at all is to be seen."""
        return int(self.pixels.min()) >= PAPER


def without_words(page: pdfium.PdfPage, corner: Point = (0.0, 0.0)) -> Backdrop:
    """Render a page at 90 pixels an inch with its text switched off; `corner` is its lower left.

    The page object is left without its words: read them before.
    """
    for thing in text_objects(page):
        raw.FPDFPageObj_SetIsActive(thing.raw, False)
    scale = drawn_scale(page)
    bitmap = page.render(
        scale=scale, may_draw_forms=False, draw_annots=False, rev_byteorder=True, no_smoothtext=True
    )
    pixels = np.array(bitmap.to_numpy())
    bitmap.close()
    return Backdrop(_rgb(pixels), scale, corner)


def drawn_scale(page: pdfium.PdfPage) -> float:
    """How many pixels of a rendered page make a point."""
    width, height = page.get_size()
    return float(min(SCALE, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5))


def drawn_size(page: pdfium.PdfPage) -> tuple[int, int]:
    """Rows and columns of a page as it is rendered."""
    width, height = page.get_size()
    scale = drawn_scale(page)
    return math.ceil(height * scale), math.ceil(width * scale)


def _rgb(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    if pixels.ndim == 2:
        return np.repeat(pixels[:, :, None], 3, axis=2)
    return pixels[:, :, :1].repeat(3, axis=2) if pixels.shape[2] == 1 else pixels[:, :, :3]
