"""Text is cleaned without loss; what the press cannot set is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from printing.press.content import PageContent
from printing.press.layout import CannotSet, fit_body, lay_out
from printing.press.letters import clean, clean_page, lacking, script_of
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
    "text",
    ["एक था राजा", "שָׁלוֹם", "قَمَر ١٢", "நிலா", "月「つき」", "달님", "စာ", "ចន្ទ", "ดวงจันทร์", "ጨረቃ"],
)
def test_other_scripts_of_the_list_are_set(text: str) -> None:
    assert {script_of(letter) for letter in text} == {""}
    lay_out(book_of(story(1, text)))


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("ཟླ་བ", "Tibetan"),
        ("ພະຈັນ", "Lao"),
        ("ᏅᏓ", "Cherokee"),
        ("මඳ", "Sinhala"),
        ("ⴰⵢⵢⵓⵔ", "Tifinagh"),
    ],
)
def test_another_script_is_refused_by_name_and_page(text: str, script: str) -> None:
    book = book_of(story(1, "Fine."), story(2, text))
    for make in (fit_body, lay_out):
        with pytest.raises(CannotSet, match=f"page 2 is written in {script}, which the press does"):
            make(book)


def test_a_missing_glyph_is_named_and_never_printed_as_a_box() -> None:
    with pytest.raises(CannotSet, match=r"page 1 has ☃ \(U\+2603 snowman\), which no face of the"):
        lay_out(book_of(story(1, "A snowman: ☃")))
    with pytest.raises(CannotSet, match=r"page 2 has 🙂 \(U\+1F642 slightly smiling face\)"):
        lay_out(book_of(story(1, "Fine."), story(2, "قال 🙂"), language="ar"))


def test_a_sign_one_face_lacks_is_taken_from_another() -> None:
    (page,) = lay_out(book_of(story(1, "A ★ fell → down"))).pages
    assert {run.face for line in page.lines for run in line.runs} == {"Andika", "NotoSansSC"}
    assert lacking("A ★ fell ☃ → down ☃") == ("☃",)


def test_a_title_in_another_script_is_refused() -> None:
    with pytest.raises(CannotSet, match="the book's title is written in Tibetan"):
        lay_out(book_of(story(1, "Fine."), title="ཟླ་བ"))


def test_what_steers_stays_only_where_it_means_something() -> None:
    assert clean("می\u200cرود") == "می\u200cرود"  # a joiner between letters that would join
    assert clean("क्\u200dष") == "क्\u200dष"
    assert clean("a\u200cb\u200dc\u200e") == "abc"
    assert clean("שלום\u200f!") == "שלום\u200f!"
    assert clean("ខ្ញុំ\u200bឆ្មា a\u200bb") == "ខ្ញុំ\u200bឆ្មា ab"


def test_a_paragraph_of_nothing_is_left_out() -> None:
    page = PageContent(1, "story", "text", (words(" "), words("One."), words("\u200b")))
    assert [each.text for each in clean_page(page)] == ["One."]


def test_nothing_is_left_behind_when_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotSet):
        lay_out(book_of(story(1, "ཟླ")))
    assert list(tmp_path.iterdir()) == []
