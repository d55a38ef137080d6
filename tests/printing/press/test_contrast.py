"""Contrast as it is defined, and light where black would not read."""

from __future__ import annotations

import numpy as np
import pytest

from printing.press.contrast import (
    AIM,
    contrast_of_black,
    lit,
    luminance,
    reads,
    scrim_color,
    strength_needed,
)


def flat(*color: int) -> np.ndarray:
    return np.full((20, 60, 3), color, dtype=float)


@pytest.mark.parametrize(
    ("color", "value"),
    [((255, 255, 255), 1.0), ((0, 0, 0), 0.0), ((255, 0, 0), 0.2126), ((119, 119, 119), 0.1845)],
)
def test_luminance_is_the_webs(color: tuple[int, int, int], value: float) -> None:
    assert float(luminance(np.array([color]))[0]) == pytest.approx(value, abs=1e-3)


def test_black_on_paper_has_the_contrast_ink_can_have() -> None:
    assert contrast_of_black(flat(255, 255, 255)) == pytest.approx(15.0)  # 1.05 / 0.07


@pytest.mark.parametrize(
    "color", [(0, 0, 0), (20, 20, 70), (120, 60, 50), (90, 90, 90), (200, 40, 90)]
)
def test_a_scrim_makes_every_flat_colour_readable(color: tuple[int, int, int]) -> None:
    place = flat(*color)
    assert not reads(place)
    strength = strength_needed(place)
    assert contrast_of_black(lit(place, scrim_color(place), strength)) >= AIM


def test_a_light_calm_place_needs_none() -> None:
    assert strength_needed(flat(200, 220, 240)) == 0.0


def test_a_light_even_sky_is_only_breathed_upon() -> None:
    sky = flat(110, 170, 215)
    assert not reads(sky)
    assert 0 < strength_needed(sky) < 0.5


def test_a_light_but_busy_place_is_calmed() -> None:
    busy = flat(255, 255, 255)
    busy[::2, ::2] = (190, 210, 190)
    busy[5:9, 10:30] = (150, 200, 150)
    assert strength_needed(busy) >= 0.6


def test_one_dark_speck_is_seen() -> None:
    speck = flat(230, 230, 230)
    speck[3:5, 3:8] = (10, 10, 10)
    assert strength_needed(speck) > 0


def test_the_darker_the_place_the_fuller_the_light() -> None:
    strengths = [strength_needed(flat(g, g, g)) for g in (5, 60, 120)]
    assert strengths == sorted(strengths, reverse=True)
    assert strengths[0] >= 0.9
