"""The real books in all their languages: one is imported, the others are added to it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from books.drafting import EditionWish
from books.manuscript.reader import read_book
from books.manuscript.text import plain_text
from books.manuscript.upload import read_upload
from books.models import Edition
from books.operations.approving import approve_layouts, approve_texts
from books.operations.editions import add_edition
from books.operations.manuscript import import_book
from books.queries import edition_of, pages_of, unapproved
from books.storing import as_path
from printing.operations.press import press
from printing.operations.run import queue_run
from tests.factories import NOW, approve_all
from tests.journeys.measuring import tool, words
from tests.journeys.test_real_books import BOOKS
from tests.personas import Press

SEVERAL = sorted({path.parent for path in BOOKS.glob("*/*.md") if path.stem != "en"} & {
    path.parent for path in BOOKS.glob("*/en.md")
})  # fmt: skip
pytestmark = pytest.mark.journey


def told(edition: Edition) -> list[str]:
    return [
        words(plain_text(page.text))
        for page in pages_of(edition)
        if page.kind == "story" and page.text
    ]


def wanted(text: Path) -> list[str]:
    """What stands between the page breaks of the file itself, credits left out."""
    parts = re.split(r"(?m)^##[ \t]*$", text.read_text(encoding="utf-8"))[1:]
    return [words(part) for part in parts if words(part) and not words(part).startswith("* ")]


@pytest.mark.parametrize("folder", SEVERAL, ids=lambda path: path.name)
def test_every_language_is_added_whole_and_the_first_edition_stands(
    owl: Press, folder: Path
) -> None:
    book = import_book(draft=read_book(folder, language="en"), by=owl.ben, now=NOW)
    approve_all(book, owl.rita)
    others = sorted(path for path in folder.glob("*.md") if path.stem != "en")
    for number, path in enumerate(others, start=2):
        draft = read_upload(path.name, path.read_bytes(), language=path.stem)
        edition = add_edition(
            book=book,
            draft=draft,
            wish=EditionWish(),
            language=path.stem,
            isbn="",
            by=owl.ben,
            now=NOW,
        )
        assert (edition.number, edition.shown_title) == (number, draft.title)
        assert told(edition) == wanted(path)
        (copyright_page,) = [page for page in pages_of(edition) if page.kind == "copyright"]
        for key, value in draft.credits:
            assert words(f"{key}: {value}") in words(plain_text(copyright_page.text))
    first = edition_of(book)
    assert unapproved(first, pages_of(first)).numbers == ()
    assert told(first) == wanted(folder / "en.md")


def test_the_french_edition_of_a_real_book_is_pressed_with_every_word(owl: Press) -> None:
    if not SEVERAL:
        pytest.skip("the real books are not here")
    folder = SEVERAL[0]
    book = import_book(draft=read_book(folder, language="en"), by=owl.ben, now=NOW)
    approve_all(book, owl.rita)
    draft = read_upload("fr.md", (folder / "fr.md").read_bytes(), language="fr")
    edition = add_edition(
        book=book, draft=draft, wish=EditionWish(trim="8x10"), language="fr", isbn="", by=owl.ben
    )
    approve_texts(edition=edition, by=owl.rita)
    approve_layouts(edition=edition, by=owl.rita)
    run = queue_run(edition=edition, by=owl.ada, waiver="Backlist scans")
    press(run=run)
    run.refresh_from_db()
    assert run.failure == ""
    assert set(run.findings.filter(verdict="error").values_list("rule", flat=True)) == {"image.dpi"}
    shown = words(tool("pdftotext", "-layout", str(as_path(run.file)), "-"))
    for page in wanted(folder / "fr.md"):
        assert page in shown
    assert f"Title:           {draft.title}" in tool("pdfinfo", str(as_path(run.file)))
