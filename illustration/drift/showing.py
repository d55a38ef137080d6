"""Evidence of a weighed trait: where it was looked for, and which colour is there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from illustration.drift.difference import ciede2000
from illustration.drift.lights import even
from illustration.drift.matching import fits, flattened
from illustration.drift.pigments import Pigments
from illustration.drift.portrait import CELLS, Portrait
from illustration.drift.spaces import Floats, hex_of, lab_of
from illustration.drift.weighing import MARGIN, Scales, Weighed
from illustration.drift.windows import Window
from illustration.studio.order import PixelBox

NEAR = 8.0  # colours so near to one another (about CIEDE2000) are one patch


@dataclass(frozen=True)
class Patch:
    """A crop in page pixels, the colour expected and the one found (hex), their CIEDE2000."""

    box: PixelBox
    expected: str
    found: str
    distance: float


def patch(
    page: Pigments,
    portrait: Portrait,
    on: Scales,
    group: int,
    weighed: Weighed,
    window: Window,
    size: tuple[int, int],
) -> Patch:
    """The evidence of a feature; `size` is the page's own, in pixels."""
    light = on.lights[weighed.light]
    sheet_colour = portrait.features[group].rgb
    assert sheet_colour is not None  # features without a colour are not weighed
    expected = light.on(sheet_colour[None])[0]
    core = np.mean([layout[group] for layout in portrait.layouts], axis=0)
    spots = np.pad(core, MARGIN).ravel() * (np.pad(core, MARGIN).ravel() > 0.5 * core.max())
    amount = spots @ on.counts[weighed.window]
    fit = fits(portrait, flattened(page.rgb), light)
    others = np.delete(
        fit, [at for at in range(fit.shape[1]) if on.joint[at] == on.joint[group]], axis=1
    ).max(axis=1, initial=0.0)
    # Present, the trait's own pixels are shown; gone, what no other part of the figure explains.
    amount = amount * (fit[:, group] if weighed.presence > 0.5 else 1.02 - others)
    found = _commonest(page.rgb, amount) if amount.sum() > 0 else expected
    distance = float(ciede2000(lab_of(expected), lab_of(found)))
    return Patch(_crop(core, window, size), hex_of(expected), hex_of(found), round(distance, 1))


def _commonest(colours: Floats, amount: Floats) -> Floats:
    """The mean of the patch of like colours that there is most of."""
    some = np.argsort(-amount, kind="stable")[:200]
    flat = even(colours[some], 2.0)
    off = np.sqrt(((flat[:, None] - flat[None]) ** 2).sum(axis=-1))
    kin = np.exp(-((off / NEAR) ** 2)) * amount[some]
    mixed = kin[int(kin.sum(axis=1).argmax())]
    mean: Floats = mixed @ colours[some] / mixed.sum()
    return mean


def _crop(core: Floats, window: Window, size: tuple[int, int]) -> PixelBox:
    """The part of the window in which the sheet has the trait, and a cell more, on the page."""
    strong = core > 0.25 * core.max()
    rows, columns = np.flatnonzero(strong.any(axis=1)), np.flatnonzero(strong.any(axis=0))
    x0, y0, x1, y1 = window
    wide, high = (x1 - x0) / CELLS, (y1 - y0) / CELLS
    box = (
        x0 + (columns[0] - 1) * wide, y0 + (rows[0] - 1) * high,
        x0 + (columns[-1] + 2) * wide, y0 + (rows[-1] + 2) * high,
    )  # fmt: skip
    return on_page(box, size)


def on_page(window: Window, size: tuple[int, int]) -> PixelBox:
    """Shares of the page as whole pixels within it, at least one wide and high."""
    width, height = size
    x0 = min(width - 1, max(0, int(window[0] * width)))
    y0 = min(height - 1, max(0, int(window[1] * height)))
    x1 = min(width, max(x0 + 1, round(window[2] * width)))
    y1 = min(height, max(y0 + 1, round(window[3] * height)))
    return x0, y0, x1, y1
