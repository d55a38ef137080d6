"""Words come out of the PDF as they were written, in every script, for more than one reader."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from printing.press.draw import draw
from printing.press.layout import lay_out
from tests.printing.press.samples import book_of, story
from tests.printing.press.shaping.sentences import SENTENCES

CONTROLS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
# A line's end is no space where no space parts words.
UNSPACED = {"th", "km", "my", "ja", "zh-Hans", "zh-Hant"}
# Runs against the direction of their line.
MIXED = {
    "he": "הלכו ילדים בבוקר אל Owl-Press (12) Pip הגדול: 12:30, (12) ו-10% “כן”.",
    "fa": "گربه «۱۲۳» (12) گفت: e-mail و Tom & Cat را دید؛ ۲۰۲۶/۱۱.",
    "en": "The little owl looked at all of them and said שלום (לי) (ok), and went home.",
}


@pytest.fixture(scope="module")
def pressed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A PDF for each language: its sentence, then its mixed one where there is one."""
    folder = tmp_path_factory.mktemp("pressed")
    made = {}
    for language, sentence in SENTENCES.items():
        pages = [story(1, sentence)]
        if language in MIXED:
            pages.append(story(2, MIXED[language]))
        made[language] = folder / f"{language}.pdf"
        draw(lay_out(book_of(*pages, language=language)), made[language], cache=folder)
    return made


def plain(text: str, language: str) -> str:
    text = CONTROLS.sub("", unicodedata.normalize("NFKC", text))
    return re.sub(r"\s+", "" if language in UNSPACED else " ", text).strip()


def written(language: str) -> str:
    return plain(f"{SENTENCES[language]} {MIXED.get(language, '')}", language)


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_pdfium_takes_out_what_was_written(pressed: dict[str, Path], language: str) -> None:
    with pypdfium2.PdfDocument(pressed[language]) as pdf:
        found = " ".join(page.get_textpage().get_text_range() for page in pdf)
    if language == "en":  # it adds spaces beside words that run against their line
        assert plain(found, "ja") == plain(written(language), "ja")
    else:
        assert plain(found, language) == written(language)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_poppler_takes_out_what_was_written(pressed: dict[str, Path], language: str) -> None:
    told = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", pressed[language], "-"], check=True, capture_output=True
    )
    assert plain(told.stdout.decode("utf-8"), language) == written(language)


def test_no_code_stands_for_nothing_or_for_a_private_character(pressed: dict[str, Path]) -> None:
    for path in pressed.values():
        with pikepdf.open(path) as pdf:
            fonts = [each for page in pdf.pages for each in page.Resources.Font.values()]
            for font in fonts:
                told = font.ToUnicode.read_bytes().decode("ascii")
                texts = re.findall(r"^<(?!0000)\w{4}> <(\w+)>$", told, re.MULTILINE)
                letters = "".join(bytes.fromhex(text).decode("utf-16-be") for text in texts)
                widths = font.DescendantFonts[0].W
                assert len(texts) == sum(
                    len(row) for row in widths if isinstance(row, pikepdf.Array)
                )
                assert all(texts)
                assert not any(unicodedata.category(letter) == "Co" for letter in letters)
