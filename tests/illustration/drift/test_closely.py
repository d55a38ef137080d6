"""A window looked at closely: how far a stencil is filled, moved a little, and what lies around."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from illustration.drift.closely import AROUND, AWAY, closeup, cut, filled
from illustration.drift.layouts import FINE
from illustration.drift.matching import flattened
from illustration.drift.pigments import binned, reduced

SIDE = FINE + 2 * AROUND


def square(left: int) -> np.ndarray:
    """A layout with a square of ten cells."""
    layout = np.zeros((FINE, FINE))
    layout[20:30, left : left + 10] = 1.0
    return layout


def test_a_stencil_is_full_where_its_colour_is_and_not_beside_it() -> None:
    plane = np.zeros((SIDE, SIDE))
    plane[AROUND + 23 : AROUND + 33, AROUND + 8 : AROUND + 18] = 1.0  # three cells down
    fill = filled(plane, cut([square(8)]))
    assert fill.shape == (2, len(AWAY), len(AWAY))  # the layout and its mirror image
    assert fill[0, AROUND + 3, AROUND] == pytest.approx(1.0)
    assert fill[0, AROUND, AROUND] == pytest.approx(0.7)  # seven of ten lines
    assert fill[1].max() == pytest.approx(0.0, abs=1e-9)  # it would have to move 38 cells


def test_a_view_that_shows_but_a_speck_is_no_stencil() -> None:
    speck = np.zeros((FINE, FINE))
    speck[0, 0] = 1.0
    assert len(cut([square(8), speck]).masks) == 2


def test_colours_around_are_told_from_those_in_the_window_alone() -> None:
    picture = Image.new("RGB", (400, 400), (120, 150, 130))
    picture.paste((204, 52, 48), (150, 150, 250, 250))
    page = binned(reduced(picture, 400), 4.0)
    near = closeup(page, flattened(page.rgb), (0.25, 0.25, 0.75, 0.75))
    ground, red = (int(page.index[at, at]) for at in (5, 200))
    assert near.ground[ground] > 0.95
    assert near.ground[red] < 0.05
    assert near.there.all()
    off = closeup(page, flattened(page.rgb), (0.0, 0.0, 0.5, 0.5))
    assert not off.there[:AROUND].any()
    assert off.there[AROUND:, AROUND:].all()
