"""Windows are moved and lights made to fit: neither a step of the grid nor an odd hour is drift."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PIL import Image

from illustration.drift import judge
from illustration.drift.finding import find
from illustration.drift.pigments import binned, reduced
from illustration.drift.portrait import TOO_SMALL, portrait
from illustration.drift.windows import overlap
from tests.illustration.drift.figures import BLUE_INK, BROWN, FIRST, MAID, RED, lined_up, of

APPROVED = lined_up(top=BROWN, middle=RED, bottom=BROWN)


def at_a_violet_hour(picture: Image.Image) -> Image.Image:
    """The picture in a light off the line from warm to cool, a tenth of it haze."""
    lit = np.asarray(picture, dtype=float) * [0.8, 0.66, 0.8]
    return Image.fromarray((lit * 0.9 + 0.1 * np.array([150, 120, 170])).astype(np.uint8))


def test_a_window_comes_to_lie_on_the_figure() -> None:
    page = Image.new("RGB", (400, 400), (120, 150, 130))
    page.paste(APPROVED.crop(FIRST).resize((53, 119)), (171, 157))
    read = portrait(APPROVED, MAID)
    assert read is not None
    found = find(binned(reduced(page, 400), 4.0), read)
    figure = 171 / 400, 157 / 400, 224 / 400, 276 / 400
    for way, least in (("pattern", 0.7), ("parts", 0.85)):  # by parts windows are moved to fit
        first = max(found, key=lambda each: getattr(each, way))
        assert overlap(first.window, figure) > least, way


def test_a_violet_haze_is_no_drift_and_hides_none() -> None:
    unchanged = judge(at_a_violet_hour(APPROVED), APPROVED, MAID, box=FIRST)
    assert unchanged.verdict == "as-approved"
    blue = at_a_violet_hour(lined_up(top=BROWN, middle=BLUE_INK, bottom=BROWN))
    changed = judge(blue, APPROVED, MAID, box=FIRST)
    assert of(changed, "wears: red dress").verdict == "drifted"
    assert changed.redo


def test_a_line_too_fine_to_be_asked_for_is_declined_and_not_called_missing() -> None:
    approved = lined_up(top=BROWN, middle=RED, bottom=BROWN)
    for left in (30, 160, 290):
        approved.paste(BLUE_INK, (left + 4, 118, left + 76, 119))
    belted = replace(MAID, wears=("red dress", "blue sash"))
    sash = of(judge(approved, approved, belted, box=FIRST), "wears: blue sash")
    assert (sash.verdict, sash.reason) == ("cannot-judge", TOO_SMALL)
