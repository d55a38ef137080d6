"""Trim sizes are read from text and written back the same."""

from __future__ import annotations

from fractions import Fraction

import pytest

from printing.press.trim import Trim


@pytest.mark.parametrize("text", ["8.5x8.5", "8.5 x 8.5", "8.5X8.5", " 8.5×8.5 ", "8.5in x 8.5in"])
def test_a_trim_is_read_however_it_is_written(text: str) -> None:
    assert Trim.parse(text) == Trim(Fraction(17, 2), Fraction(17, 2))


def test_width_comes_first() -> None:
    assert Trim.parse("8.25x6").width == Fraction(33, 4)


@pytest.mark.parametrize(
    "text", ["8.5x8.5", "5.06x7.81", "8.27x11.69", "6x9", "10x100", "210x297mm", "148.5x210mm"]
)
def test_a_trim_is_written_as_it_was_read(text: str) -> None:
    assert str(Trim.parse(text)) == text


def test_millimetres_stay_exact_and_whole_inches_among_them_become_inches() -> None:
    assert Trim.parse("210 mm x 297 mm").width == Fraction(2100, 254)
    assert str(Trim.parse("127x203.2mm")) == "5x8"
    assert (Trim.parse("5x8").told, Trim.parse("210x297mm").told) == ("5x8 in", "210x297mm")


@pytest.mark.parametrize("text", ["", "8.5", "8.5x", "a4", "-6x9", "0x9", "6x9x1"])
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a trim size"):
        Trim.parse(text)
