"""Every real book, its scans left out and every scene drawn offline: no preflight error at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from books.management.commands.import_book import without_art
from books.manuscript.reader import read_book
from books.operations.manuscript import import_book
from books.queries import edition_of
from illustration.models import Attempt
from illustration.operations import work
from illustration.operations.whole import queue_book
from printing.operations.press import press
from printing.operations.run import queue_run
from tests.factories import NOW, approve_all
from tests.journeys.test_real_books import WITH_ART
from tests.personas import Press


@pytest.mark.parametrize("folder", WITH_ART, ids=lambda path: path.name)
def test_a_real_book_drawn_offline_has_no_error(owl: Press, folder: Path) -> None:
    draft = without_art(read_book(folder, language="en"))
    book = import_book(draft=draft, by=owl.ben, now=NOW)
    assert queue_book(book=book, by=owl.ben).scenes == len(draft.scenes)
    for attempt in Attempt.objects.select_related("book", "scene", "character", "asked_by"):
        work.draw(attempt=attempt)
    approve_all(book, owl.rita)
    run = queue_run(edition=edition_of(book), by=owl.ada)
    press(run=run)
    run.refresh_from_db()
    faults = run.findings.filter(verdict__in=["error", "warning"])
    assert (run.failure, list(faults.values_list("rule", "page", "message"))) == ("", [])
