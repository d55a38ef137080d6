from __future__ import annotations

import pytest

from printing.press.preflight.isbn import compact, printed, sound
from printing.press.preflight.plain import plain


@pytest.mark.parametrize("isbn", ["9780306406157", "0306406152", "080442957X"])
def test_a_right_check_digit_is_sound(isbn: str):
    assert sound(isbn)


@pytest.mark.parametrize("isbn", ["9780306406158", "0306406153", "12345", "9770306406157", ""])
def test_a_wrong_digit_or_length_is_not(isbn: str):
    assert not sound(isbn)


def test_isbns_are_found_as_printers_write_them():
    text = "ISBN 978-0-306-40615-7 (print)\nISBN-13: 9780306406157 and ISBN-10: 0-306-40615-2"
    assert printed(text) == ["9780306406157", "9780306406157", "0306406152"]
    assert printed("call 978 030 640 6157") == []


def test_hyphens_and_a_small_x_do_not_matter():
    assert compact("0-8044-2957-x") == "080442957X"


def test_words_are_compared_without_capitals_accents_or_line_breaks():
    assert plain("L’Été\n d’une  FÉE!") == plain("lete dune fee") == "lete dune fee"
