"""What a wish for printing comes to: pixels, limits, gutter, and what the printer refuses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from books.languages import languages, name_of_language, script_not_set
from books.manuscript.value import LANGUAGE
from books.printers import custom_sizes, first_wish, meaning_of, stocks_of, trims_of
from printing.press.letters import CannotSet, check

SQUARE = first_wish()


def test_the_first_wish_is_a_picture_book_the_printer_makes() -> None:
    assert (SQUARE.trim, SQUARE.stock, SQUARE.bleed) == ("8.5x8.5", "premium-color", True)
    assert meaning_of(SQUARE).against == ()


def test_a_bleed_page_of_8_5_square_needs_2588_by_2625_pixels() -> None:
    told = meaning_of(SQUARE)
    assert told.page_in == (8.625, 8.75)  # 8.5 + 0.125 by 8.5 + 2 x 0.125
    assert told.page_px == (2588, 2625)  # x 300, rounded up
    assert told.spread_px == (5175, 2625)  # (2 x 8.5 + 2 x 0.125) x 300


def test_without_bleed_the_page_is_the_trim() -> None:
    assert meaning_of(replace(SQUARE, bleed=False)).page_px == (2550, 2550)


def test_the_page_count_decides_the_gutter() -> None:
    here = [step.inches for step in meaning_of(SQUARE).gutters if step.here]
    thick = [step.inches for step in meaning_of(replace(SQUARE, pages=160)).gutters if step.here]
    assert (here, thick) == ([0.375], [0.5])


def test_an_impossible_trim_is_told_with_the_nearest() -> None:
    (sentence,) = meaning_of(replace(SQUARE, trim="12x12")).against
    assert "does not cut 12x12 in" in sentence
    assert "nearest it cuts is 8.5x11.69" in sentence or "nearest it cuts is 8.5x" in sentence


def test_a_stock_that_needs_more_pages_names_the_count_and_the_stock_that_would_do() -> None:
    (sentence,) = meaning_of(replace(SQUARE, stock="standard-color")).against
    assert "at least 72 pages; this book has 32" in sentence
    assert "or premium colour" in sentence


def test_a_count_that_is_rounded_up_is_remarked() -> None:
    assert any(
        "33 pages become 36" in line for line in meaning_of(replace(SQUARE, pages=33)).remarks
    )


def test_a_trim_nobody_can_read_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="not a trim size"):
        meaning_of(replace(SQUARE, trim="large"))


def test_the_usual_trims_of_picture_books_stand_first() -> None:
    offered = trims_of(SQUARE.printer, SQUARE.stock, bleed=True)
    assert [each.trim for each in offered[:4]] == ["8.5x8.5", "8.25x8.25", "8x10", "8.5x11"]
    assert [each.usual for each in offered[3:5]] == [True, False]
    assert offered[2].page == (2438, 3075)


def test_the_proposed_stock_stands_first_and_custom_sizes_are_told() -> None:
    assert stocks_of(SQUARE.printer)[0].code == "premium-color"
    assert custom_sizes(SQUARE.printer) == "Any size from 4x6 to 8.5x11.69 in is cut as well."


def test_every_language_to_choose_has_a_code_a_manuscript_may_say() -> None:
    assert [code for code, _name in languages() if not LANGUAGE.fullmatch(code)] == []
    assert (name_of_language("sw"), name_of_language("zu-ZA")) == ("Swahili", "zu-ZA")


@pytest.mark.parametrize(
    ("code", "letters"),
    [("hy", "կատու"), ("ka", "გამ")],
)
def test_a_language_said_not_to_be_set_is_one_the_press_refuses(code: str, letters: str) -> None:
    assert script_not_set(code)
    with pytest.raises(CannotSet):
        check(letters, "page 1")


@pytest.mark.parametrize(
    ("code", "letters"),
    [
        ("el", "γάτα"),
        ("uk", "кіт"),
        ("vi", "con mèo"),
        ("en", "cat"),
        ("hi", "नमस्ते"),
        ("ar", "سلام"),
        ("ur", "بلی"),
        ("he", "חתול"),
        ("ja", "ねこ"),
        ("zh-Hans", "猫"),
        ("pa", "ਸਤ"),
        ("gu", "બિલાડી"),
        ("am", "ድመት"),
        ("km", "ឆ្មា"),
    ],
)
def test_a_language_not_warned_of_is_one_the_press_sets(code: str, letters: str) -> None:
    assert script_not_set(code) == ""
    check(letters, "page 1")
