"""Pictures on pages: what is cropped, what is framed, and that nothing is enlarged."""

from __future__ import annotations

from pathlib import Path

import pytest

from printing.press.content import PictureContent
from printing.press.placing import fill, fills, framed

PAGE = (0.0, 0.0, 621.0, 630.0)
LIVE = (27.0, 27.0, 594.0, 603.0)


def picture(width: int, height: int, part: str = "whole", figures: tuple = ()) -> PictureContent:
    return PictureContent(Path("x.png"), width, height, "0" * 64, part, figures)  # type: ignore[arg-type]


def test_pixels_that_suffice_are_cropped_and_not_resampled() -> None:
    placed = fill(picture(2592, 2640), PAGE)
    assert placed.crop == (2, 7, 2590, 2632)
    assert placed.pixels == (2588, 2625)
    assert placed.dpi == pytest.approx(300, abs=0.1)


def test_a_spread_is_cut_at_the_fold_each_half_with_its_full_pixels() -> None:
    left = fill(picture(5184, 2640, "left"), PAGE)
    right = fill(picture(5184, 2640, "right"), PAGE)
    assert left.pixels == right.pixels == (2588, 2625)
    # 5175 is odd: the middle column is on both halves, and nothing else is.
    assert left.crop[2] - right.crop[0] == 1
    assert (left.crop[0], right.crop[2]) == (4, 4 + 5175)


def test_too_few_pixels_are_placed_as_they_are() -> None:
    placed = fill(picture(550, 550), PAGE)
    assert placed.pixels == (placed.crop[2] - placed.crop[0], placed.crop[3] - placed.crop[1])
    assert placed.dpi == pytest.approx(550 * 72 / 630, abs=0.2)  # 62.9


def test_the_old_square_of_2560_shows_its_true_resolution() -> None:
    assert fill(picture(2560, 2560), PAGE).dpi == pytest.approx(292.6, abs=0.1)


def test_a_few_more_pixels_are_printed_finer_rather_than_cut_away() -> None:
    placed = fill(picture(3000, 3045), PAGE)
    assert placed.pixels[0] >= 2990
    assert placed.dpi > 340


def test_far_too_many_pixels_become_as_many_as_are_needed() -> None:
    placed = fill(picture(8000, 8116), PAGE)
    assert placed.pixels == (2588, 2625)
    assert placed.crop[2] - placed.crop[0] > 7900


@pytest.mark.parametrize(
    ("size", "fit"),
    [
        ((1000, 1000), True),
        ((1000, 900), False),
        ((1000, 910), True),
        ((880, 1000), False),
        ((900, 1000), True),
    ],
)
def test_a_picture_fills_when_its_shape_is_within_twelve_percent(size: tuple, fit: bool) -> None:
    assert fills(picture(*size), PAGE) is fit  # the page is 0.986 wide to high


def test_the_shape_of_a_half_is_what_counts_in_a_spread() -> None:
    assert fills(picture(2000, 1000, "left"), PAGE)
    assert not fills(picture(2000, 1000), PAGE)


def test_a_filling_crop_has_the_shape_of_the_page() -> None:
    for size in ((700, 650), (650, 700), (1999, 2001)):
        x0, y0, x1, y1 = fill(picture(*size), PAGE).crop
        assert (x1 - x0) / (y1 - y0) == pytest.approx(621 / 630, rel=0.003)
        assert 0 <= x0 < x1 <= size[0]
        assert 0 <= y0 < y1 <= size[1]


def test_a_crop_moves_so_that_no_figure_is_cut() -> None:
    middle = fill(picture(1100, 1000), PAGE).crop
    moved = fill(picture(1100, 1000, figures=((5, 100, 200, 900),)), PAGE).crop
    assert middle[0] > 5
    assert moved[0] == 5


def test_a_framed_picture_is_whole_and_inside() -> None:
    placed = framed(picture(1600, 1000), LIVE)
    assert placed.crop == (0, 0, 1600, 1000)
    x0, y0, x1, y1 = placed.box
    assert (x0, x1) == (27, 594)
    assert (y1 - y0) == pytest.approx(567 * 1000 / 1600, abs=0.01)
    assert y0 - 27 == pytest.approx(603 - y1, abs=0.01)
