"""Print runs: the gates before the press, the made files, their reports and downloads."""

from __future__ import annotations

import json
import re

import pytest

from books import storing
from books.models import Book
from books.queries import edition_of
from books.tenancy import acting_for
from printing.models import Finding, PrintRun
from printing.operations.run import queue_run
from tests.desk.reading import at, body, shows, text_of
from tests.factories import make_book
from tests.laid import once_a_file
from tests.personas import Press, client_of

PDF = b"%PDF-1.6 a file of the test"


laid, press, book = once_a_file(
    lambda press: make_book(press.ben, approved=True, approver=press.rita)
)


@pytest.fixture
def made(press: Press, book: Book) -> PrintRun:
    """A made file with one error, one warning and one line passed."""
    with acting_for(press.publisher):
        run = queue_run(edition=edition_of(book), by=press.paul)
        name, digest = storing.keep(PDF, publisher_id=press.publisher.pk, suffix=".pdf")
        PrintRun.objects.filter(pk=run.pk).update(
            state="done",
            file=name,
            sha256=digest,
            errors=1,
            warnings=1,
            report=json.dumps({"verdict": "error"}),
            report_page="<!doctype html><title>Preflight</title>",
        )
        lines = [
            ("file.size", "pass", "650 MB", "4 MB", None, ""),
            ("pages.blank", "warning", "2", "3", None, "fill a page"),
            ("image.dpi", "error", "300 dpi", "62 dpi", 5, "redraw at 2588 x 2625 px"),
        ]
        for n, (rule, verdict, limit, measured, page, remedy) in enumerate(lines, start=1):
            Finding.objects.create(
                publisher=press.publisher,
                run=run,
                position=n,
                rule=rule,
                verdict=verdict,
                limit=limit,
                measured=measured,
                page=page,
                remedy=remedy,
            )
        run.refresh_from_db()
        return run


def test_shut_gates_name_their_pages_and_the_button_is_off(press: Press) -> None:
    with acting_for(press.publisher):
        book = make_book(press.ben, title="Not Yet Approved", with_art=True)
        total = book.editions.get().pages.count()
    response = client_of(press.paul).get(at("runs", book.slug, 1))
    told = text_of(response)
    assert "Not ready for the press yet" in told
    assert f"pages 1-{total}" in told
    assert 'data-key="p" disabled' in body(response)


def test_the_files_size_is_foreseen_before_anything_is_made(press: Press, book: Book) -> None:
    told = text_of(client_of(press.paul).get(at("runs", book.slug, 1)))
    assert re.search(r"The file will have about \d+ MB; the printer takes 650 MB\.", told)


def test_pressing_all_the_same_is_refused_by_page_number(press: Press) -> None:
    with acting_for(press.publisher):
        book = make_book(press.ben, title="Not Yet Approved", with_art=True)
    response = client_of(press.paul).post(at("press-edition", book.slug, 1))
    assert response.status_code == 409
    assert "text of pages 1-" in text_of(response)
    with acting_for(press.publisher):
        assert PrintRun.objects.count() == 0


def test_pressing_queues_one_run_and_the_list_asks_how_far_it_is(press: Press, book: Book) -> None:
    client = client_of(press.paul)
    response = client.post(at("press-edition", book.slug, 1), follow=True)
    assert "Print run 1 is queued." in text_of(response)
    with acting_for(press.publisher):
        PrintRun.objects.update(state="pressing", pages_done=7)
    asked = client.get(at("runs-progress", book.slug, 1))
    assert "page 7 of" in text_of(asked)
    assert 'hx-trigger="every 2s"' in body(asked)
    assert "<!doctype" not in body(asked)


def test_a_finished_list_asks_no_more(press: Press, book: Book, made: PrintRun) -> None:
    asked = client_of(press.paul).get(at("runs-progress", book.slug, 1))
    assert "every 2s" not in body(asked)
    assert "1 error, 1 warning" in text_of(asked)


def test_a_failed_run_says_why(press: Press, book: Book, made: PrintRun) -> None:
    with acting_for(press.publisher):
        PrintRun.objects.filter(pk=made.pk).update(
            state="failed", failure="Not pressed: the disk is full.", file="", sha256=""
        )
    assert "the disk is full" in text_of(client_of(press.paul).get(at("runs", book.slug, 1)))
    assert "the disk is full" in text_of(client_of(press.paul).get(at("run", book.slug, 1, 1)))


def test_a_reviewer_sees_the_runs_and_neither_presses_nor_downloads(
    press: Press, book: Book, made: PrintRun
) -> None:
    client = client_of(press.rita)
    response = client.get(at("runs", book.slug, 1))
    assert not shows(response, "press-edition", book.slug, 1)
    assert not shows(response, "run-file", book.slug, 1, made.n)
    assert client.post(at("press-edition", book.slug, 1)).status_code == 403
    refused = client.get(at("run-file", book.slug, 1, made.n))
    assert refused.status_code == 403
    assert "may not download" in text_of(refused)


def test_the_report_lists_what_is_broken_first_with_its_remedy(
    press: Press, book: Book, made: PrintRun
) -> None:
    told = text_of(client_of(press.paul).get(at("run", book.slug, 1, made.n)))
    assert "1 rule is broken" in told
    assert "300 dpi 62 dpi 5" in told
    assert "redraw at 2588 x 2625 px" in told
    assert told.index("image.dpi") < told.index("pages.blank") < told.index("file.size")


def test_production_takes_the_file_away_under_its_own_name(
    press: Press, book: Book, made: PrintRun
) -> None:
    response = client_of(press.paul).get(at("run-file", book.slug, 1, made.n))
    assert b"".join(response) == PDF
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="{book.slug}-e1-interior-run1.pdf"'
    )
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("kind", "sent"), [("json", b'{"verdict": "error"}'), ("html", b"<!doctype html>")]
)
def test_the_report_is_taken_away_as_json_or_html(
    press: Press, book: Book, made: PrintRun, kind: str, sent: bytes
) -> None:
    response = client_of(press.rita).get(at("run-report", book.slug, 1, made.n, kind))
    assert response.content.startswith(sent)
    assert response.headers["Content-Disposition"].startswith("attachment; ")


def test_a_report_of_another_kind_or_of_no_run_is_not_found(
    press: Press, book: Book, made: PrintRun
) -> None:
    client = client_of(press.ada)
    assert client.get(at("run-report", book.slug, 1, made.n, "exe")).status_code == 404
    assert client.get(at("run", book.slug, 1, 9)).status_code == 404
