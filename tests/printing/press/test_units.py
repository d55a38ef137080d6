"""Lengths become points and pixels in one place, by one rule."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from printing.press.units import inches, pixels, points


def test_inches_are_exact() -> None:
    assert inches("0.125") == Fraction(1, 8)
    assert inches(Decimal("8.27")) == Fraction(827, 100)
    assert inches(6) == 6


def test_millimetres_and_parts_are_exact_as_well() -> None:
    assert inches("25.4 mm") == inches("25.4mm") == 1
    assert inches("15 mm") == Fraction(150, 254)
    assert inches("1/444") == Fraction(1, 444)


def test_a_float_is_no_length() -> None:
    with pytest.raises(TypeError, match="float"):
        inches(0.1)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["", "wide", "8,5", "1/", "1/0", "1/2/3", "mm", "3 cm", "1e9", "٣", "1 "]
)
def test_text_that_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a length in inches"):
        inches(text)


def test_points_are_seventy_two_an_inch() -> None:
    assert points(inches("8.625")) == 621.0  # 8.625 * 72
    assert points(inches("0.002347")) == 0.169  # 0.168984, to a ten-thousandth


def test_pixels_are_never_one_too_few() -> None:
    assert pixels(inches("8.625"), 300) == 2588  # 2587.5
    assert pixels(inches("8.75"), 300) == 2625  # exactly
    assert pixels(inches("17.25"), 300) == 5175
