"""A region is kept in fractions of its picture, so that it fits whatever size comes back."""

from __future__ import annotations

import pytest

from illustration.studio.feathering import BadRegion
from illustration.studio.marking import fade_of, in_pixels, marked_boxes, place_words, same_shape


def test_boxes_are_kept_as_fractions_and_rounded_to_pixels() -> None:
    (box,) = marked_boxes([[0.1, 0.2, 0.5, 0.75]], (200, 100))
    assert in_pixels([box], (200, 100)) == [(20, 20, 100, 75)]
    assert in_pixels([box], (2588, 2625)) == [(259, 525, 1294, 1969)]  # 1968.75 up


def test_a_place_of_seven_pixels_is_none() -> None:
    assert marked_boxes([(0.0, 0.0, 0.08, 0.08)], (100, 100))
    with pytest.raises(BadRegion, match="at least 8 pixels"):
        marked_boxes([(0.0, 0.0, 0.07, 0.5)], (100, 100))


def test_the_fade_grows_with_the_picture() -> None:
    assert [fade_of(size) for size in ((30, 20), (2588, 2625))] == [1, 26]


def test_a_rounding_of_the_edges_is_no_other_shape() -> None:
    assert same_shape((2592, 2640), (2588, 2625))  # 0.4 % apart
    assert not same_shape((1024, 1024), (1024, 1040))  # 1.5 %


def test_the_words_name_each_place() -> None:
    words = place_words([(0.1, 0.2, 0.5, 0.7), (0.8, 0.0, 1.0, 0.25)])
    assert "from 10 % to 50 % of the width and 20 % to 70 % of the height and from 80 %" in words
