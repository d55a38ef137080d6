"""EAN-13 and its add-ons, module by module."""

from __future__ import annotations

import pytest

from printing.press.cover.ean import BarcodeError, addon, bars, check_digit, ean13, verified
from printing.press.cover.isbn import readable

# The left half of 9780306406157: 9 makes ABBABA of 780306 (GS1 General Specifications 5.2.1.2).
LEFT = "0111011" + "0001001" + "0100111" + "0111101" + "0100111" + "0101111"
RIGHT = "1011100" + "1110010" + "1010000" + "1100110" + "1001110" + "1000100"


def test_a_number_becomes_the_modules_of_the_standard() -> None:
    assert ean13("9780306406157") == "101" + LEFT + "01010" + RIGHT + "101"


def test_hyphens_and_spaces_do_not_count() -> None:
    assert verified("978-0 306-40615 7") == "9780306406157"


def test_every_number_has_thirty_bars_in_ninety_five_modules() -> None:
    for first in range(10):
        twelve = f"{first}78030640615"
        modules = ean13(twelve + check_digit(twelve))
        assert len(modules) == 95
        assert len(list(bars(modules))) == 30


def test_the_first_digit_is_told_by_the_parity_of_the_left_half() -> None:
    found = set()
    for first in range(10):
        twelve = f"{first}78030640615"
        modules = ean13(twelve + check_digit(twelve))
        digits = [modules[3 + 7 * n : 10 + 7 * n] for n in range(6)]
        parity = "".join("AB"[each.count("1") % 2 == 0] for each in digits)
        assert parity[0] == "A"
        assert parity.count("B") == (3 if first else 0)
        found.add(parity)
    assert len(found) == 10


def test_the_right_half_is_the_even_parity_of_the_left() -> None:
    modules = ean13("9780306406157")
    assert all(modules[50 + 7 * n : 57 + 7 * n].count("1") % 2 == 0 for n in range(6))


def test_a_wrong_check_digit_is_named() -> None:
    with pytest.raises(BarcodeError, match="ends in 8 where 7 belongs"):
        ean13("9780306406158")


@pytest.mark.parametrize("written", ["978030640615", "97803064061577", "978030640615X", ""])
def test_a_number_of_another_length_is_refused(written: str) -> None:
    with pytest.raises(BarcodeError, match="thirteen digits"):
        ean13(written)


def test_an_add_on_of_five_digits_has_the_parity_of_its_checksum() -> None:
    # 3 x (5+2+9) + 9 x (1+9) = 138, so 8: ABAAB.
    assert addon("51299") == "1011" + "01".join(
        ["0110001", "0110011", "0010011", "0001011", "0010111"]
    )


def test_an_add_on_of_two_digits_counts_by_four() -> None:
    assert addon("05") == "1011" + "0001101" + "01" + "0111001"  # 5 % 4 = 1: AB


@pytest.mark.parametrize("digits", ["", "1", "123", "5129a"])
def test_an_add_on_of_another_length_is_refused(digits: str) -> None:
    with pytest.raises(BarcodeError, match="two or five digits"):
        addon(digits)


@pytest.mark.parametrize(
    ("isbn", "read"),
    [
        ("9780306406157", "978-0-306-40615-7"),
        ("9781861972712", "978-1-86197-271-2"),
        ("9783161484100", "978-3-16-148410-0"),
        ("9798602477610", "9798602477610"),  # 979 is not on the table
    ],
)
def test_an_isbn_is_parted_where_its_range_is_known(isbn: str, read: str) -> None:
    assert readable(isbn) == read
