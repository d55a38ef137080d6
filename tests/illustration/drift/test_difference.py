"""The drift detector's CIEDE2000 against pairs of Sharma, Wu and Dalal (2005, table 1)."""

from __future__ import annotations

import numpy as np
import pytest

from illustration.drift.difference import ciede2000
from illustration.drift.lights import distances, even
from illustration.drift.spaces import hex_of, lab_of

# Rows that between them take every turn of the formula: blues, greys, hues on either side of red.
PAIRS = """
50 2.6772 -79.7751 50 0 -82.7485 2.0425
50 -1.3802 -84.2814 50 0 -82.7485 1.0000
50 0 0 50 -1 2 2.3669
50 2.49 -0.001 50 -2.49 0.0009 7.1792
50 2.49 -0.001 50 -2.49 0.0010 7.1792
50 2.49 -0.001 50 -2.49 0.0011 7.2195
50 2.5 0 50 0 -2.5 4.3065
50 2.5 0 73 25 -18 27.1492
50 2.5 0 58 24 15 19.4535
63.0109 -31.0961 -5.8663 62.8187 -29.7946 -4.0864 1.2630
35.0831 -44.1164 3.7933 35.0232 -40.0716 1.5901 1.8645
36.4612 47.8580 18.3852 36.2715 50.5065 21.2231 1.4146
2.0776 0.0795 -1.1350 0.9033 -0.0636 -0.5514 0.9082
"""
ROWS = np.array([[float(word) for word in line.split()] for line in PAIRS.strip().splitlines()])


def test_published_pairs_differ_by_what_was_published() -> None:
    one, other, published = ROWS[:, :3], ROWS[:, 3:6], ROWS[:, 6]
    assert np.abs(ciede2000(one, other) - published).max() < 6e-5
    assert np.abs(ciede2000(other, one) - published).max() < 6e-5


def test_a_doubled_weight_halves_what_lightness_alone_tells() -> None:
    plain = float(ciede2000([40.0, 0, 0], [60.0, 0, 0]))
    assert float(ciede2000([40.0, 0, 0], [60.0, 0, 0], 2.0)) == pytest.approx(plain / 2)


def test_known_colours_have_their_published_lab() -> None:
    assert lab_of([255, 0, 0]) == pytest.approx([53.24, 80.09, 67.20], abs=0.02)
    assert hex_of([254.6, -3, 16.2]) == "#ff0010"


def test_plain_distance_in_even_coordinates_is_near_the_exact_formula() -> None:
    colours = np.array(
        [[200, 60, 50], [190, 80, 40], [60, 110, 190], [40, 140, 140], [120, 120, 90]]
    )
    exact = ciede2000(lab_of(colours)[:, None], lab_of(colours)[None])
    quick = distances(even(colours, 1.0), even(colours, 1.0))
    assert np.corrcoef(exact.ravel(), quick.ravel())[0, 1] > 0.95
