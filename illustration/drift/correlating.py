"""How like the sheet's figure each place of a page is, colour by colour, at one height."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from illustration.drift.portrait import CELLS, Portrait
from illustration.drift.spaces import Floats
from illustration.drift.views import Whole

AROUND = 3  # cells about the figure in which its colours should not be
BEYOND = 14  # pixels by which a page is widened, so that figures at its edge have surroundings
LEAST_SPREAD = 1e-4  # keeps places without any of a colour from being divided by nothing


@dataclass(frozen=True)
class Spread:
    """A page's fit to each colour under each light, (lights, colours, rows, columns), widened by
    BEYOND; its transform, and the summed areas of the fit and of its square."""

    turned: NDArray[np.complexfloating[Any, Any]]
    sums: Floats
    squares: Floats
    side: int


def spread(index: Whole, fit: Floats) -> Spread:
    """Lay the fit of colours (lights, colours of the page, groups) out over the page's pixels."""
    rows, columns = index.shape[0] // 2, index.shape[1] // 2
    cut = fit.astype(np.float32).transpose(0, 2, 1)[..., index[: 2 * rows, : 2 * columns]]
    planes = cut.reshape(*fit.shape[::2], rows, 2, columns, 2).mean(axis=(3, 5))
    wide = np.pad(planes, ((0, 0), (0, 0), (BEYOND, BEYOND), (BEYOND, BEYOND)))
    side = max(wide.shape[2:])
    return Spread(np.fft.rfft2(wide, (side, side)), _summed(wide), _summed(wide**2), side)


def pattern(portrait: Portrait) -> Floats:
    """The mean layout of all views and their mirror images with nothing around, (groups, n, n)."""
    both = [view for each in portrait.layouts for view in (each, each[:, :, ::-1])]
    return np.pad(np.mean(both, axis=0), ((0, 0), (AROUND, AROUND), (AROUND, AROUND)))


def reach(high: float) -> int:
    """The pixels a figure's height or width takes with what is looked at around it."""
    return max(3, round(high * (1 + 2 * AROUND / CELLS)))


def concordance(page: Spread, wanted: Floats, size: tuple[int, int]) -> Floats:
    """Agreement from 0 to 1 of every place of `size` (rows, columns) with a pattern, by light and
    colour, (lights, colours, rows, columns).

    Twice the covariance by both variances and the squared difference of the means: colour must
    lie where it is wanted, in the same amount, and not around (Lin, Biometrics 45, 1989).
    """
    high, wide = size
    down, along = _shrunk(wanted.shape[1], high), _shrunk(wanted.shape[2], wide)
    drawn = np.einsum("ai,gij,bj->gab", down, wanted, along, optimize=True)
    mean, own = drawn.mean(axis=(1, 2)), drawn.var(axis=(1, 2))
    turned = np.fft.rfft2(drawn - mean[:, None, None], (page.side, page.side))
    shared = np.fft.irfft2(page.turned * np.conj(turned), (page.side, page.side))
    there, squares = _boxes(page.sums, size), _boxes(page.squares, size)
    rows, columns = there.shape[2:]
    off = (mean[:, None, None] - there) ** 2
    both = own[:, None, None] + squares - there**2 + off + LEAST_SPREAD
    return np.clip(2 / (high * wide) * shared[..., :rows, :columns] / both, 0.0, 1.0)


def _summed(planes: Floats) -> Floats:
    sums = planes.cumsum(axis=2, dtype=np.float64).cumsum(axis=3)
    return np.pad(sums, ((0, 0), (0, 0), (1, 0), (1, 0)))


def _boxes(sums: Floats, size: tuple[int, int]) -> Floats:
    """The mean over every box of a size."""
    high, wide = size
    lines = sums[:, :, high:] - sums[:, :, :-high]
    found: Floats = (lines[..., wide:] - lines[..., :-wide]) / (high * wide)
    return found


def _shrunk(cells: int, pixels: int) -> Floats:
    """What share each cell has in each pixel, (pixels, cells)."""
    edges = np.linspace(0, cells, pixels + 1)
    low, high = np.maximum(edges[:-1, None], np.arange(cells)), edges[1:, None]
    return np.clip(np.minimum(high, np.arange(cells) + 1) - low, 0.0, None) * pixels / cells
