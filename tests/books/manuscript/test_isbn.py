"""ISBNs are checked by their last digit."""

from __future__ import annotations

import pytest

from books.manuscript.isbn import check_digit, read_isbn


def test_the_check_digit_of_the_standards_example() -> None:
    # 9 + 3*7 + 8 + 0 + 3 + 0 + 6 + 3*4 + 0 + 3*6 + 1 + 3*5 = 93, and 93 + 7 = 100
    assert check_digit("978030640615") == "7"


def test_a_sum_of_whole_tens_gives_zero() -> None:
    # 9 + 21 + 8 + 0 + 3*4 = 50
    assert check_digit("978004000000") == "0"


def test_hyphens_and_spaces_are_left_out() -> None:
    assert read_isbn("978-0-306 40615-7") == "9780306406157"


@pytest.mark.parametrize("written", ["9770306406157", "978030640615", "978030640615X", "", "٩٧٨"])
def test_what_is_no_isbn_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="thirteen digits"):
        read_isbn(written)
