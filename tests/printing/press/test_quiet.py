"""The quiet place: calm before busy, and never a figure's face."""

from __future__ import annotations

import numpy as np

from printing.press.quiet import Look, disturbance, places

PAGE = (0.0, 0.0, 600.0, 600.0)
NOWHERE = (-9.0, -9.0, -8.0, -8.0)


def look(pixels: np.ndarray, *figures: tuple[float, float, float, float]) -> Look:
    return Look(PAGE, pixels.astype(float), figures)


def sky_over_grass() -> np.ndarray:
    pixels = np.full((240, 240, 3), 215)
    pixels[120:] = np.random.default_rng(3).integers(0, 255, (120, 240, 3))
    return pixels


def test_a_calm_sky_is_preferred_to_busy_grass() -> None:
    seen = look(sky_over_grass())
    sky = disturbance(seen, (100, 480, 400, 560), PAGE, NOWHERE)
    grass = disturbance(seen, (100, 40, 400, 120), PAGE, NOWHERE)
    assert sky < grass


def test_the_best_place_is_off_the_figure() -> None:
    figure = (0.0, 300.0, 600.0, 600.0)
    seen = look(np.full((240, 240, 3), 215), figure)
    best = min(places(PAGE, (300, 80)), key=lambda place: disturbance(seen, place, PAGE, NOWHERE))
    assert best[3] <= 300


def test_the_room_kept_for_words_wins_between_equals() -> None:
    seen = look(np.full((240, 240, 3), 215))
    room = (0.0, 0.0, 300.0, 80.0)
    assert disturbance(seen, room, PAGE, room) < disturbance(seen, (300, 0, 600, 80), PAGE, room)


def test_places_lie_inside_and_begin_at_the_top() -> None:
    found = list(places(PAGE, (200, 50)))
    assert found[0] == (200, 550, 400, 600)
    for x0, y0, x1, y1 in found:
        assert 0 <= x0 < x1 <= 600
        assert 0 <= y0 < y1 <= 600


def test_the_pixels_below_a_place_are_the_right_ones() -> None:
    pixels = np.zeros((100, 100, 3))
    pixels[:50, 50:] = 255
    seen = look(pixels)
    assert seen.at((310, 310, 590, 590)).min() == 255
    assert seen.at((10, 10, 290, 290)).max() == 0
