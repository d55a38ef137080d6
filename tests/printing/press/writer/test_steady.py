"""A word changed on one page leaves the operators of every other page as they were."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from printing.press.content import PageContent, Paragraph, Run
from printing.press.draw import draw
from printing.press.layout import lay_out
from tests.printing.press.samples import book_of

TALES = {
    "en": ("An office of owls in the fjord.", "“Zażółć gęślą jaźń,” said Ørsted."),
    "ar": ("في كل ليلة كان بيب ينظر إلى القمر.", "قال الثعلب: ظلّ ضوء غريب."),
    "hi": ("हर रात पिप चाँद को देखता था।", "क्षत्रिय ने ज्ञान की ऋतु देखी।"),
}


def operators(folder: Path, language: str, texts: list[str]) -> list[bytes]:
    pages = [
        PageContent(n, "story", "text", (Paragraph((Run(text),), language=language),))
        for n, text in enumerate(texts, 1)
    ]
    script = lay_out(book_of(*pages, language=language, author="", publisher=""))
    draw(replace(script, title="Pip"), folder / "out.pdf", cache=folder)
    with pikepdf.open(folder / "out.pdf") as pdf:
        return [page.Contents.read_bytes() for page in pdf.pages]


@pytest.mark.parametrize("language", TALES)
def test_letters_not_used_before_change_their_own_page_alone(tmp_path: Path, language: str) -> None:
    told, other = TALES[language]
    before = operators(tmp_path, language, [told] * 8)
    after = operators(tmp_path, language, [told, told, other, *[told] * 5])
    assert [n for n in range(8) if before[n] != after[n]] == [2]
