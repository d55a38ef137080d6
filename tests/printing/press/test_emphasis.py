"""Bold and slanted words that are set plain are told of, page by page, with the reason."""

from __future__ import annotations

import pytest

from printing.press.content import PageContent, Paragraph, Run
from printing.press.faces import face_path, take_own
from printing.press.facts import facts_of
from printing.press.layout import lay_page
from printing.press.remarks import remarks
from tests.printing.press.samples import book_of

WEIGHT = "Bold is asked for words in {}, and the press has one weight of it: they stay regular."
SLANT = "A slant is asked for words in {}, and its faces have no slant: they stay upright."


def told(language: str, *runs: Run, face: str = "", template: str = "text") -> list[str]:
    kind = "title" if template == "title" else "story"
    page = PageContent(1, kind, template, (Paragraph(runs),), face=face)  # type: ignore[arg-type]
    facts = facts_of(book_of(page, language=language))
    return list(remarks(lay_page(facts, page), page, language=language))


@pytest.mark.parametrize(
    ("language", "words", "writing"),
    [
        ("zh-Hans", "猫头鹰", "Chinese"),
        ("zh-TW", "貓頭鷹", "Chinese"),
        ("ja", "ふくろう", "Japanese"),
        ("ko", "부엉이", "Korean"),
    ],
)
def test_bold_east_asian_words_are_told_to_stay_regular(
    language: str, words: str, writing: str
) -> None:
    assert told(language, Run(words), Run(words, bold=True)) == [WEIGHT.format(writing)]


def test_slanted_words_of_a_script_without_slant_are_told_to_stay_upright() -> None:
    assert told("ar", Run("بومة", italic=True)) == [SLANT.format("Arabic")]
    assert told("hi", Run("उल्लू", bold=True, italic=True)) == [SLANT.format("Devanagari")]


def test_plain_words_and_styles_that_a_face_has_need_no_remark() -> None:
    assert told("ja", Run("ふくろう")) == []
    assert told("ar", Run("بومة", bold=True)) == []
    assert told("en", Run("owl", bold=True), Run(" moon", italic=True)) == []
    assert told("zh-Hans", Run("猫"), Run("。", bold=True)) == []


def test_a_latin_word_among_east_asian_ones_is_told_what_keeps_it_regular() -> None:
    assert told("ja", Run("ふくろう"), Run("Pip", bold=True)) == [
        "Bold is asked for words in Latin, and the face of the words around has none: they stay "
        "regular."
    ]


def test_one_sentence_tells_of_all_words_of_a_page() -> None:
    runs = (Run("猫", bold=True), Run("头"), Run("鹰", bold=True, italic=True))
    assert told("zh-Hans", *runs) == [WEIGHT.format("Chinese"), SLANT.format("Chinese")]


def test_a_publishers_own_face_is_one_style() -> None:
    name = take_own(face_path("Andika"), "e" * 64)
    assert told("en", Run("owl", bold=True), face=name) == [
        "Bold is asked for words in a typeface of your own, which is one style: they stay regular."
    ]


def test_a_title_page_has_a_face_of_its_own() -> None:
    assert told("ja", Run("ふくろう", bold=True), template="title") == []
