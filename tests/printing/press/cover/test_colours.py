"""Colours taken from a picture: the same each time, readable, under the ink limit."""

from __future__ import annotations

import numpy as np
import pytest

from printing.press.contrast import luminance
from printing.press.cover.colours import INK_BLACK, INK_WHITE, inked, palette_of
from tests.printing.press.cover.covers import KDP

SHADES = [
    (128, 140, 150), (250, 225, 200), (20, 30, 90), (220, 60, 40), (40, 160, 90),
    (0, 0, 0), (255, 255, 255), (255, 255, 0), (90, 0, 130),
]  # fmt: skip


def plain(color: tuple[int, int, int]) -> np.ndarray:
    """A picture of one colour."""
    return np.full((20, 20, 3), color, dtype=np.float64)


@pytest.mark.parametrize("color", SHADES)
def test_words_read_at_seven_to_one_on_the_ground_of_any_colour(
    color: tuple[int, int, int],
) -> None:
    palette = palette_of(plain(color), KDP.icc, KDP.ink_limit)
    light, dark = sorted((palette.words.light, palette.ground.light), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 7
    assert palette.words in (INK_WHITE, INK_BLACK)


@pytest.mark.parametrize("color", SHADES)
def test_no_ground_is_over_the_ink_limit(color: tuple[int, int, int]) -> None:
    palette = palette_of(plain(color), KDP.icc, KDP.ink_limit)
    for colour in (palette.ground, palette.deep):
        assert sum(colour.ink) * 100 <= KDP.ink_limit
    assert sum(inked((0, 0, 0), KDP.icc, 120).ink) <= 1.2


def test_a_colour_counts_before_more_of_a_grey() -> None:
    picture = plain((130, 130, 130))
    picture[:8] = (30, 90, 200)  # two fifths
    palette = palette_of(picture, KDP.icc, KDP.ink_limit)
    red, green, blue = palette.ground.seen
    assert blue > green > red


def test_a_ground_is_no_darker_than_it_must_be() -> None:
    palette = palette_of(plain((40, 90, 160)), KDP.icc, KDP.ink_limit)
    assert float(luminance(np.array(palette.ground.seen))) > 0.05
