"""Text is cleaned without loss; what the press cannot set is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from printing.press.content import PageContent
from printing.press.layout import CannotSet, fit_body, lay_out
from printing.press.letters import clean, clean_page, script_of
from tests.printing.press.samples import book_of, story, words


def test_letters_are_composed_and_spaces_made_plain() -> None:
    assert clean("cafe\u0301\tau\u2003lait") == "café au lait"
    assert clean("one\r\ntwo\u2028three") == "one\ntwo\nthree"
    assert clean("zero\u200bwidth and soft\u00adhyphen") == "zerowidth and softhyphen"
    assert clean("10\u00a0km") == "10\u00a0km"


@pytest.mark.parametrize(
    "text", ["Æther", "Übermut", "Ήλιος", "Привет", "ɓaŋa", "xʼóót", "5 °C µ", "ẹ́"]
)
def test_latin_greek_and_cyrillic_are_set(text: str) -> None:
    assert [script_of(letter) for letter in text] == [""] * len(text)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("एक था राजा", "Devanagari"),
        ("שלום", "Hebrew"),
        ("قمر", "Arabic"),
        ("நிலா", "Tamil"),
        ("月", "Chinese characters"),
        ("つき", "Hiragana"),
    ],
)
def test_another_script_is_refused_by_name_and_page(text: str, script: str) -> None:
    book = book_of(story(1, "Fine."), story(2, text))
    for make in (fit_body, lay_out):
        with pytest.raises(CannotSet, match=f"page 2 is written in {script}; the press sets Latin"):
            make(book)


def test_a_missing_glyph_is_named_and_never_printed_as_a_box() -> None:
    with pytest.raises(CannotSet, match=r"page 1 has ☃ \(U\+2603 snowman\), which Andika has no"):
        lay_out(book_of(story(1, "A snowman: ☃")))


def test_a_title_in_another_script_is_refused() -> None:
    with pytest.raises(CannotSet, match="the book's title is written in Hebrew"):
        lay_out(book_of(story(1, "Fine."), title="ירח"))


def test_a_paragraph_of_nothing_is_left_out() -> None:
    page = PageContent(1, "story", "text", (words(" "), words("One."), words("\u200b")))
    assert [each.text for each in clean_page(page)] == ["One."]


def test_nothing_is_left_behind_when_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotSet):
        lay_out(book_of(story(1, "月")))
    assert list(tmp_path.iterdir()) == []
