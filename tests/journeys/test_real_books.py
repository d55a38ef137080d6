"""Real picture books from manuscript to print file, with the art they came with."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pikepdf
import pytest

from books import storing
from books.management.commands.import_book import without_art
from books.manuscript.reader import read_book
from books.manuscript.text import plain_text
from books.models import Book
from books.operations.manuscript import import_book
from books.queries import edition_of, pages_of
from illustration.models import Attempt
from illustration.operations import work
from illustration.operations.whole import queue_book
from printing.models import PrintRun
from printing.operations.press import press
from printing.operations.run import queue_run
from tests.factories import NOW, approve_all
from tests.journeys.measuring import tool, words
from tests.personas import Press

BOOKS = Path(os.environ.get("OCTAVO_BOOKS", Path(__file__).parents[3] / "shared" / "books"))
TEXTS = sorted(path for path in BOOKS.glob("*/*.md"))
WITH_ART = sorted(path.parent for path in BOOKS.glob("*/en.md"))
pytestmark = pytest.mark.journey


def test_the_real_books_are_here() -> None:
    if not BOOKS.is_dir():
        needed = f"the real books are not at {BOOKS} (set OCTAVO_BOOKS)"
        if os.environ.get("OCTAVO_NO_SKIPS"):
            pytest.fail(needed)
        pytest.skip(needed)
    assert len(WITH_ART) >= 6


def pressed(owl: Press, folder: Path) -> tuple[Book, PrintRun]:
    book = import_book(draft=read_book(folder, language="en"), by=owl.ben, now=NOW)
    approve_all(book, owl.rita)
    run = queue_run(edition=edition_of(book), by=owl.ada, waiver="Backlist scans")
    press(run=run)
    run.refresh_from_db()
    assert run.failure == ""
    return book, run


@pytest.mark.parametrize("folder", WITH_ART, ids=lambda path: path.name)
def test_a_book_with_its_small_scans_fails_on_resolution_alone(owl: Press, folder: Path) -> None:
    book, run = pressed(owl, folder)
    faults = run.findings.filter(verdict__in=["error", "warning"])
    assert set(faults.values_list("rule", flat=True)) == {"image.dpi"}
    with pikepdf.open(storing.as_path(run.file)) as pdf:
        for finding in faults:
            assert finding.measured == f"{true_dpi(pdf.pages[(finding.page or 0) - 1]):.1f} dpi"
    text = words(tool("pdftotext", "-layout", str(storing.as_path(run.file)), "-"))
    for page in pages_of(edition_of(book)):
        if page.kind == "story":
            assert words(plain_text(page.text)) in text


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_real_text_is_imported_whole(owl: Press, text: Path) -> None:
    folder = text.parent if (text.parent / "art").is_dir() else None
    draft = read_book(folder or text, language=text.stem if folder else None)
    edition = edition_of(import_book(draft=draft, by=owl.ben, now=NOW))
    pages = pages_of(edition)
    # The oracle reads the file itself: what stands between the page breaks, credits left out.
    raw = re.split(r"(?m)^##[ \t]*$", text.read_text(encoding="utf-8"))[1:]
    wanted = [words(part) for part in raw if words(part) and not words(part).startswith("* ")]
    told = [words(plain_text(page.text)) for page in pages if page.kind == "story" and page.text]
    assert told == wanted
    (block,) = [part for part in raw if words(part).startswith("* ")]
    (copyright_page,) = [page for page in pages if page.kind == "copyright"]
    for line in block.strip().splitlines():
        assert words(line.removeprefix("* ")) in words(plain_text(copyright_page.text))


def true_dpi(page: pikepdf.Page) -> float:
    """The resolution of a page's one picture as placed, the lower of both directions."""
    (image,) = page.get_images().values()
    (placing,) = [
        [float(number) for number in operands]
        for operands, operator in pikepdf.parse_content_stream(page)
        if str(operator) == "cm" and float(operands[0]) > 50
    ]
    return min(int(image.Width) * 72 / placing[0], int(image.Height) * 72 / placing[3])


def test_a_book_drawn_offline_instead_has_no_error(owl: Press) -> None:
    # All six are redrawn by `make soak`; one keeps the suite honest.
    if not WITH_ART:
        pytest.skip("the real books are not here")
    drafts = (without_art(read_book(folder, language="en")) for folder in WITH_ART)
    draft = min(drafts, key=lambda each: len(each.scenes) or len(each.pages))
    book = import_book(draft=draft, by=owl.ben, now=NOW)
    queue_book(book=book, by=owl.ben)
    for attempt in Attempt.objects.select_related("book", "scene", "character", "asked_by"):
        work.draw(attempt=attempt)
    approve_all(book, owl.rita)
    run = queue_run(edition=edition_of(book), by=owl.ada)
    press(run=run)
    run.refresh_from_db()
    assert (run.failure, run.errors, run.warnings) == ("", 0, 0)


def test_the_certificate_names_the_true_resolution_and_the_remedy(owl: Press) -> None:
    if not WITH_ART:
        pytest.skip("the real books are not here")
    _, run = pressed(owl, WITH_ART[0])
    report = json.loads(run.report)
    fault = next(line for line in report["findings"] if line["rule"] == "image.dpi")
    assert "redraw it at" in fault["remedy"]
