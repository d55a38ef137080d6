"""A window looked at closely: the page's colours in fine cells, and those of what lies around."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from illustration.drift.layouts import FINE
from illustration.drift.pigments import Pigments
from illustration.drift.portrait import Portrait
from illustration.drift.spaces import Floats
from illustration.drift.views import Mask, Whole
from illustration.drift.windows import Window

AROUND = 10  # fine cells beyond the window: limbs swing, heads nod
SIDE = 160  # of the transforms, no less than FINE + 2 * AROUND + FINE
CLEAR = 0.1  # of the window's height around it that still counts as the figure
NEAR = 5.0  # how near (about CIEDE2000) colours of the surroundings are alike
COMMON = 0.02  # a colour that takes this share of the surroundings is half theirs
MANY = 150  # commonest colours of the surroundings that are looked at
SPECKS = 0.25  # of what the fullest view shows
# What it costs to be looked for away from its place: nothing there, a quarter at the edge.
_STEPS = np.arange(-AROUND, AROUND + 1)
AWAY: Floats = 0.25 * (_STEPS[:, None] ** 2 + _STEPS[None] ** 2) / AROUND**2


@dataclass(frozen=True)
class Closeup:
    """A window's colours by number in fine cells, AROUND beyond it on every side, -1 off the page;
    the page's colours beyond the window as shares, and how far each is like these, 0 to 1."""

    bins: Whole
    behind: Floats
    ground: Floats

    @property
    def there(self) -> Mask:
        """The cells that are on the page."""
        return self.bins >= 0

    def plane(self, values: Floats) -> Floats:
        """Each cell's value, given every colour's (n,); nothing off the page."""
        return np.where(self.there, values[self.bins.clip(0)], 0.0)


@dataclass(frozen=True)
class Stencils:
    """A group's fine layouts and their mirror images, (n, FINE, FINE), and their transforms."""

    masks: Floats
    turned: NDArray[np.complexfloating[Any, Any]]

    @property
    def mean(self) -> Floats:
        """All of them as one, (FINE, FINE)."""
        found: Floats = self.masks.mean(axis=0)
        return found


def closeup(page: Pigments, flat: Floats, window: Window) -> Closeup:
    """Look at a window (shares of the page); `flat` is the page's colours as `flattened` gives
    them."""
    rows, columns = page.index.shape
    steps = (np.arange(-AROUND, FINE + AROUND) + 0.5) / FINE
    x0, y0, x1, y1 = window
    down = np.floor((y0 + steps * (y1 - y0)) * rows).astype(int)
    along = np.floor((x0 + steps * (x1 - x0)) * columns).astype(int)
    on_page = ((down >= 0) & (down < rows))[:, None] & ((along >= 0) & (along < columns))[None]
    cells = page.index[down.clip(0, rows - 1)[:, None], along.clip(0, columns - 1)[None]]
    bins = np.where(on_page, cells, -1)
    behind = _behind(page, window)
    used, common = np.unique(bins[bins >= 0]), np.argsort(-behind, kind="stable")[:MANY]
    off = ((flat[used][:, None] - flat[common][None]) ** 2).sum(axis=-1)
    like = np.zeros(len(page.rgb))
    like[used] = np.exp(-off / NEAR**2) @ behind[common]
    return Closeup(bins, behind, like / (like + COMMON))


def stencils(portrait: Portrait, group: int) -> Stencils:
    """The group's layouts, once for all windows and lights."""
    return cut([view[group] for view in portrait.fine])


def cut(views: list[Floats]) -> Stencils:
    """Stencils of fine layouts (FINE, FINE), of which one shows something; views from behind that
    show but specks of it are left out."""
    most = max(float(view.sum()) for view in views)
    some = [view for view in views if view.sum() > SPECKS * most]
    masks = np.array([each for view in some for each in (view, view[:, ::-1])])
    return Stencils(masks, np.conj(np.fft.rfft2(masks, (SIDE, SIDE))))


def filled(plane: Floats, through: Stencils) -> Floats:
    """How far each stencil is filled, moved by up to AROUND cells, (n, moves down, moves along).

    1 is a group as it is on the sheet, in full.
    """
    turned = np.fft.rfft2(plane, (SIDE, SIDE))
    moved = np.fft.irfft2(turned * through.turned, (SIDE, SIDE))[..., : len(AWAY), : len(AWAY)]
    found: Floats = moved / through.masks.sum(axis=(1, 2))[:, None, None]
    return found


def _behind(page: Pigments, window: Window) -> Floats:
    """The colours of the page beyond a window, as shares of it."""
    rows, columns = page.index.shape
    clear = CLEAR * (window[3] - window[1])
    beyond = np.ones((rows, columns), dtype=bool)
    top, left = max(0, int((window[1] - clear) * rows)), max(0, int((window[0] - clear) * columns))
    beyond[top : int((window[3] + clear) * rows), left : int((window[2] + clear) * columns)] = False
    counted = np.bincount(page.index[beyond], minlength=len(page.rgb))
    return counted / max(1, int(beyond.sum()))
