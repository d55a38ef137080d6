"""Finding a character by its pattern: each colour where it is on the sheet, and not around."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from illustration.drift.correlating import BEYOND, Spread, concordance, pattern, reach, spread
from illustration.drift.lights import COARSE
from illustration.drift.matching import fits, flattened, weights
from illustration.drift.pigments import Pigments
from illustration.drift.portrait import Portrait
from illustration.drift.spaces import Floats
from illustration.drift.windows import LEAST, Found, by_colour

HEIGHTS = (0.12, 0.15, *(LEAST * 1.12**step for step in range(12)))  # to 0.70 of the page
LIKELY = 100  # places of each height that are looked at
BUT_ONE = 0.5  # what the agreement of all colours but the worst counts beside that of all
OFF_PAGE = 0.03  # by which a window may reach over the page's edge


def by_pattern(page: Pigments, portrait: Portrait) -> list[Found]:
    """Likely windows, each with its likeness from 0 to 1."""
    firsts = sorted(set(portrait.kin))
    counted = by_colour(weights(portrait), portrait)
    asked = counted > 0
    flat = flattened(page.rgb)
    fit = np.array([fits(portrait, flat, light)[:, firsts][:, asked] for light in COARSE])
    small = page.index[1::2, 1::2]
    spread_out = spread(small, fit)
    wanted = by_colour(pattern(portrait), portrait)[asked]
    return [
        each
        for share in HEIGHTS
        for each in _likely(spread_out, wanted, counted[asked], share, portrait.aspect)
    ]


def _likely(
    page: Spread, wanted: Floats, counted: Floats, share: float, aspect: float
) -> Iterator[Found]:
    """The likeliest windows of one height, in the light that is best for each."""
    rows, columns = (each - 1 - 2 * BEYOND for each in page.sums.shape[2:])
    high, wide = share * rows, share * rows * aspect
    size = reach(high), reach(wide)
    if wide >= columns or size[0] > rows + 2 * BEYOND or size[1] > columns + 2 * BEYOND:
        return
    likeness = _but_the_worst(concordance(page, wanted, size), counted).max(axis=0)
    best = np.argsort(-likeness, axis=None, kind="stable")[: 3 * LIKELY : 3]
    for y, x in zip(*np.unravel_index(best, likeness.shape), strict=True):
        middle_y, middle_x = y + size[0] / 2 - BEYOND, x + size[1] / 2 - BEYOND
        window = (
            float((middle_x - wide / 2) / columns), float((middle_y - high / 2) / rows),
            float((middle_x + wide / 2) / columns), float((middle_y + high / 2) / rows),
        )  # fmt: skip
        if min(window) > -OFF_PAGE and max(window) < 1 + OFF_PAGE:
            yield float(likeness[y, x]), window


def _but_the_worst(agreed: Floats, counted: Floats) -> Floats:
    """Agreement by light and place (lights, rows, columns), half of it without the colour that
    agrees least: one trait that was changed shall not push the window away."""
    shared = counted / counted.sum()
    whole = np.einsum("lgyx,g->lyx", agreed, shared)
    rest = [
        (whole - part * agreed[:, at]) / (1 - part)
        for at, part in enumerate(shared)
        if part < 0.9  # what is nearly all of the figure cannot be left out
    ]
    if not rest:
        return whole
    return whole + BUT_ONE * (np.max(rest, axis=0) - whole)
