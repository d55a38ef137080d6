"""One size of text for the whole book, and pages that take none."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from printing.press.layout import TextDoesNotFit, fit_body, lay_out
from printing.press.trim import Trim
from tests.printing.press.samples import book_of, painted, story

SENTENCE = "The moon said nothing at first, and hung there, round as a plate of milk. "


def test_a_book_of_few_words_takes_the_largest_size() -> None:
    assert fit_body(book_of(story(1, "Hello."), story(2, "Good night."))) == Decimal(18)


def test_the_fullest_page_decides_for_all() -> None:
    sizes = [fit_body(book_of(story(1, "Hello."), story(2, SENTENCE * n))) for n in (4, 13, 15)]
    assert sizes[0] == 18
    assert sizes == sorted(sizes, reverse=True)
    assert 14 <= sizes[-1] < 18


def test_the_size_that_is_found_is_one_the_book_can_be_laid_out_in() -> None:
    for count in range(1, 30, 4):
        book = book_of(story(1, SENTENCE * count))
        try:
            size = fit_body(book)
        except TextDoesNotFit:
            assert count > 18
            continue
        assert lay_out(book_of(*book.pages, body_pt=size)).body_pt == float(size)


def test_words_that_fit_at_no_size_are_refused_by_page() -> None:
    book = book_of(story(1, "Hello."), story(2, SENTENCE * 60), story(3, SENTENCE * 70))
    with pytest.raises(TextDoesNotFit, match=r"pages 2, 3 does not fit|pages 2, 3") as caught:
        fit_body(book)
    assert caught.value.pages == (2, 3)
    assert "Nothing was made" in str(caught.value)


def test_words_on_a_picture_take_the_whole_live_area_before_they_are_refused(
    tmp_path: Path,
) -> None:
    picture = painted(tmp_path, size=(259, 263))
    book = book_of(story(1, SENTENCE * 19, picture))
    size = fit_body(book)
    page = lay_out(book_of(*book.pages, body_pt=size)).pages[0]
    high = page.lines[0].y - page.lines[-1].y
    assert high > 0.5 * (page.live_box[3] - page.live_box[1])


def test_a_word_wider_than_the_page_is_refused_and_not_cut() -> None:
    book = book_of(story(1, "Llanfairpwllgwyngyllgogerychwyrndrobwll" * 3), trim=Trim.parse("5x8"))
    with pytest.raises(TextDoesNotFit, match="page 1"):
        fit_body(book)


def test_sizes_are_tried_in_the_steps_asked_for() -> None:
    book = book_of(story(1, SENTENCE * 13))
    assert fit_body(book, largest=30, smallest=10, step=1) % 1 == 0
    assert fit_body(book, largest=12) == 12
