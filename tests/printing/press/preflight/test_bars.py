"""Barcodes are read from pixels, whatever drew them."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from printing.press.cover.ean import ean13
from printing.press.preflight.bars import symbols

NUMBERS = ["9780306406157", "9783161484100", "9781593279288", "9798888888889", "4006381333931"]


def painted(number: str, module: int = 4, *, low: int = 0, high: int = 255) -> NDArray[np.uint8]:
    """A symbol of 40 rows with 11 quiet modules on both sides and white above and below."""
    row = np.array([low if bar == "1" else high for bar in ean13(number)], np.uint8)
    bars = np.tile(np.repeat(row, module), (40, 1))
    return np.pad(bars, ((20, 20), (11 * module, 11 * module)), constant_values=high)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_symbol_is_read_with_its_place(number: str):
    (symbol,) = symbols(painted(number))
    assert symbol.digits == number
    assert symbol.box == (44, 20, 44 + 95 * 4, 60)  # 11 * 4 px of margin, 40 rows after 20
    assert symbol.module == 4


def test_a_symbol_upside_down_is_read_too():
    (symbol,) = symbols(np.ascontiguousarray(painted(NUMBERS[0])[::-1, ::-1]))
    assert symbol.digits == NUMBERS[0]


def test_gray_bars_and_a_little_blur_do_not_matter():
    soft = painted(NUMBERS[1], 5, low=60, high=230).astype(np.uint16)
    soft[:, 1:-1] = (soft[:, :-2] + 2 * soft[:, 1:-1] + soft[:, 2:]) // 4
    assert [symbol.digits for symbol in symbols(soft.astype(np.uint8))] == [NUMBERS[1]]


def test_one_bar_too_few_is_no_number():
    page = painted(NUMBERS[0])
    page[:, 44 + 40 * 4 : 44 + 46 * 4] = 255
    assert symbols(page) == []


def test_stripes_are_no_barcode():
    page = np.full((60, 600), 255, np.uint8)
    page[:, ::8] = page[:, 1::8] = page[:, 2::8] = page[:, 3::8] = 0
    assert symbols(page) == []
