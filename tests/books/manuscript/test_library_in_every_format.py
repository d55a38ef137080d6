"""The real books, saved in every format, come back with pages, order, words and faces."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from books.manuscript.draft import BookDraft, Paragraph, Run
from books.manuscript.reader import read_book
from books.manuscript.text import paragraphs
from books.manuscript.upload import read_upload
from tests.books.manuscript.saving import (
    Story,
    in_a_sheet,
    in_a_word_table,
    in_commas,
    in_paragraphs,
    in_plain_text,
)
from tests.thorough import in_turn

ROOT = Path(__file__).resolve().parents[3]
SHELF = (ROOT / os.environ.get("OCTAVO_BOOKS", "../shared/books")).resolve()
TEXTS = sorted(path for path in SHELF.glob("*/*.md") if path.name != "README.md")

pytestmark = pytest.mark.skipif(
    not SHELF.is_dir(), reason="the real books are missing: set OCTAVO_BOOKS to their folder"
)

FORMATS: dict[str, tuple[str, Callable[[Story], bytes], bool]] = {
    "word with page breaks": ("book.docx", in_paragraphs, True),
    "word with labels": ("book.docx", lambda story: in_paragraphs(story, labels=True), True),
    "word table": ("book.docx", in_a_word_table, True),
    "excel": ("book.xlsx", in_a_sheet, True),
    "csv": ("book.csv", in_commas, False),
    "csv with semicolons": ("book.csv", lambda story: in_commas(story, ";"), False),
    "tsv": ("book.tsv", lambda story: in_commas(story, "\t"), False),
    "plain text": ("book.txt", in_plain_text, False),
}


def with_faces(told: tuple[Paragraph, ...], seed: int) -> tuple[Paragraph, ...]:
    """The page with some of its words set bold or italic, for the books hardly have any."""
    faced = []
    for at, paragraph in enumerate(told):
        text = "".join(run.text for run in paragraph.runs)
        runs = []
        for number, part in enumerate(re.split(r"(\S+)", text)):
            turn = (number * 7 + at + seed) % 11 if part.strip() else 0
            runs.append(Run(part, bold=turn in (3, 4), italic=turn in (4, 5)))
        faced.append(Paragraph(tuple(run for run in runs if run.text)))
    return tuple(faced)


def faces(told: tuple[Paragraph, ...], *, kept: bool) -> list[list[tuple[str, bool, bool]]]:
    """Every letter but spaces, paragraph by paragraph, with its face.

    One of the books holds U+2029 inside a line: that sign ends a paragraph.
    """
    found: list[list[tuple[str, bool, bool]]] = []
    for paragraph in told:
        found.append([])
        for run in paragraph.runs:
            for sign in run.text:
                if sign == "\u2029":
                    found.append([])
                elif not sign.isspace():
                    found[-1].append((sign, run.bold and kept, run.italic and kept))
    return found


def story_of(draft: BookDraft) -> Story:
    """A real book with faces added, and an art note on every third page."""
    pages = [with_faces(paragraphs(page.text), at) for at, page in enumerate(draft.pages)]
    art = {at: f"The picture of page {at + 1}." for at in range(0, len(pages), 3)}
    return Story(draft.title, pages, art, draft.credits)


# Every book in every other format, every format of every other book; in `make soak` all of them.
CASES = [
    pytest.param(path, form, id=f"{path.parent.name}-{path.stem}-{form}")
    for at, path in enumerate(TEXTS)
    for n, form in enumerate(FORMATS)
    if in_turn(at + n, 0, 2)
]


@pytest.mark.parametrize(("path", "form"), CASES)
def test_no_word_page_or_face_of_a_real_book_is_lost(path: Path, form: str) -> None:
    name, save, keeps_faces = FORMATS[form]
    story = story_of(read_book(path))
    draft = read_upload(name, save(story))
    assert draft.title == story.title
    assert len(draft.pages) == len(story.pages)
    for page, wanted in zip(draft.pages, story.pages, strict=True):
        assert faces(paragraphs(page.text), kept=True) == faces(tuple(wanted), kept=keeps_faces)
    assert [page.art_notes for page in draft.pages] == [
        (story.art[at],) if at in story.art else () for at in range(len(story.pages))
    ]
    assert draft.credits == tuple(story.credits)
    assert draft.language == dict(story.credits)["Language"]


def test_every_script_of_the_library_was_there() -> None:
    languages = {read_book(path).language for path in TEXTS}
    assert {"en", "fr", "sw", "hi", "bn", "mr", "ta", "te"} <= languages
