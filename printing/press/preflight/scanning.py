"""A cover as a scanner sees it: gray pixels, and the barcodes in them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray

from printing.press.preflight.bars import Symbol, symbols
from printing.press.preflight.matrix import Box, Point, shifted

DPI = 300
MOST_PIXELS = 40_000_000
MODULE_PT = 0.330 * 72 / 25.4
LEFT, RIGHT, FOOT = 11, 7, 4.3
# Lighter than this of 255 is white to a scanner.
WHITE = 235


@dataclass(frozen=True)
class Code:
    """One EAN-13: digits, the bars' box and the whole symbol's (points), its white margins.

    `scale` is 1 at a module of 0.33 mm; `quiet` counts modules left and right; `ground` is how
    light (0 to 255) the paper between the bars is.
    """

    digits: str
    bars: Box
    symbol: Box
    scale: float
    quiet: tuple[float, float]
    ground: int

    def moved(self, corner: Point) -> Code:
        """The same, counted from a page whose visible part begins at `corner`."""
        back = -corner[0], -corner[1]
        return replace(self, bars=shifted(self.bars, back), symbol=shifted(self.symbol, back))


@dataclass(frozen=True)
class Scan:
    """Gray pixels of a page, rows from the top, and how many of them make a point."""

    pixels: NDArray[np.uint8]
    scale: float

    def under(self, box: Box, grow: float = 0.0) -> NDArray[np.uint8]:
        """Pixels inside a box in points, grown by `grow`; empty off the page."""
        height, width = self.pixels.shape
        x0, x1 = (box[0] - grow) * self.scale, (box[2] + grow) * self.scale
        y0, y1 = height - (box[3] + grow) * self.scale, height - (box[1] - grow) * self.scale
        found: NDArray[np.uint8] = self.pixels[
            max(int(y0), 0) : min(int(np.ceil(y1)), height),
            max(int(x0), 0) : min(int(np.ceil(x1)), width),
        ]
        return found


def scanned(page: pdfium.PdfPage) -> Scan:
    """A page in gray at 300 dpi, less where it is very large."""
    width, height = page.get_size()
    scale = min(DPI / 72, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    bitmap = page.render(scale=scale, may_draw_forms=False, draw_annots=False, grayscale=True)
    pixels = np.array(bitmap.to_numpy())
    bitmap.close()
    return Scan(pixels[:, :, 0] if pixels.ndim == 3 else pixels, scale)


def codes(scan: Scan) -> list[Code]:
    """Every barcode of a page; those turned by a quarter are found where there are no others."""
    upright = [_code(scan, symbol) for symbol in symbols(scan.pixels)]
    if upright:
        return upright
    turned = Scan(np.ascontiguousarray(scan.pixels.T), scan.scale)
    return [_turned(_code(turned, symbol), turned) for symbol in symbols(turned.pixels)]


def _code(scan: Scan, symbol: Symbol) -> Code:
    height = scan.pixels.shape[0]
    left, top, right, low = symbol.box
    module = symbol.module / scan.scale
    x0, y0 = left / scan.scale, (height - low) / scan.scale
    x1, y1 = right / scan.scale, (height - top) / scan.scale
    whole = x0 - LEFT * module, y0 - FOOT * module, x1 + RIGHT * module, y1
    inner = scan.pixels[top:low, left:right]
    ground = int(np.percentile(inner, 75)) if inner.size else 0
    quiet = _margins(scan.pixels[(top + low) // 2], left, right, symbol.module)
    scale = module / MODULE_PT
    return Code(symbol.digits, (x0, y0, x1, y1), whole, scale, quiet, ground)


def _margins(row: NDArray[np.uint8], left: int, right: int, module: float) -> tuple[float, float]:
    """White on both sides of the bars in one row of pixels, in modules."""
    tinted = np.flatnonzero(row < WHITE)
    before, after = tinted[tinted < left - 1], tinted[tinted > right]
    start = int(before[-1]) + 1 if len(before) else 0
    end = int(after[0]) if len(after) else len(row)
    return (left - start) / module, (end - right) / module


def _turned(code: Code, turned: Scan) -> Code:
    """A code found in the turned picture, back in the page's own points."""
    tall = turned.pixels.shape[1] / turned.scale
    wide = turned.pixels.shape[0] / turned.scale

    def back(box: Box) -> Box:
        x0, y0, x1, y1 = box
        return wide - y1, tall - x1, wide - y0, tall - x0

    return Code(
        code.digits, back(code.bars), back(code.symbol), code.scale, code.quiet, code.ground
    )
