"""Every printer's word, and a new format, on the desk."""

from __future__ import annotations

import pytest
from django.core.cache import caches

from books.models import Book, Edition
from books.queries import edition_of
from books.tenancy import acting_for
from printing.models import PrintRun
from printing.operations import matrix_file
from printing.operations.matrix_file import Broken, FileVerdict
from printing.press.profile import load_profile
from tests.desk.reading import at, body, shows, text_of
from tests.factories import make_book
from tests.laid import once_a_file
from tests.personas import Press, client_of
from tests.printing.made import made_run

laid, press, book = once_a_file(
    lambda press: make_book(press.ben, approved=True, approver=press.rita)
)


def test_the_matrix_lists_every_printer_and_leads_to_a_format_for_it(
    press: Press, book: Book
) -> None:
    client = client_of(press.ben)
    shown = client.get(at("matrix", book.slug, 1))
    told = text_of(shown)
    assert "8.625 x 8.75 in bleed on three sides" in told
    assert "8.75 x 8.75 in" in told
    assert "not the size of these pages" in told
    assert "takes at least 32 pages; this book has 24" in told
    assert f"{at('retarget', book.slug, 1)}?printer=lulu-paperback" in body(shown)
    assert 'hx-trigger="load' not in body(shown)


def test_what_takes_long_is_asked_again_by_the_screen_itself(
    press: Press, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("printing.views.matrix.SECONDS", 0.0)
    caches["pages"].clear()
    client = client_of(press.rita)
    first = client.get(at("matrix", book.slug, 1))
    assert "Still to be asked" in text_of(first)
    assert 'hx-trigger="load' in body(first)
    again = {"HX-Request": "true", "HX-Target": "matrix"}
    assert "<html" not in body(client.get(at("matrix", book.slug, 1), headers=again))


def test_a_file_is_asked_about_and_its_verdicts_stand_on_a_screen(
    press: Press, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile = load_profile("lulu-paperback")
    monkeypatch.setattr(matrix_file, "printers", lambda: (profile,))
    with acting_for(press.publisher):
        run = made_run(edition_of(book), press.paul)
    client = client_of(press.paul)
    assert "Not asked yet" in text_of(client.get(at("run-everywhere", book.slug, 1, run.n)))
    asked = client.post(at("run-everywhere", book.slug, 1, run.n), follow=True)
    assert "Being asked" in text_of(asked)
    assert 'hx-trigger="every 2s"' in body(asked)
    broken = (Broken("page.size", 24, 1, "630 x 630 pt", "621 x 630 pt", "export every page"),)
    word = FileVerdict(profile.key, profile.version, profile.title, "error", 24, 0, "", broken)
    with acting_for(press.publisher):
        matrix_file._keep(matrix_file._name(PrintRun.objects.get(pk=run.pk), profile), word)
    told = client.get(at("run-everywhere", book.slug, 1, run.n))
    assert "page.size × 24, page 1: 621 x 630 pt (allowed 630 x 630 pt)" in text_of(told)
    assert "every 2s" not in body(told)


def test_a_new_format_is_chosen_looked_at_and_begun(press: Press, book: Book) -> None:
    client = client_of(press.ben)
    form = {
        "printer": "kdp-paperback",
        "trim": "8x10",
        "stock": "premium-color",
        "bleed": "on",
        "short_art": "mirror",
    }
    empty = client.get(at("retarget", book.slug, 1), {"printer": "lulu-paperback", "trim": "6x9"})
    assert 'value="6x9"' in body(empty)
    looked = client.post(at("retarget", book.slug, 1), form | {"preview": "1"})
    assert "To draw: 4 pictures, $0.00" in text_of(looked)
    assert "Redrawn it has another shape than the page" in text_of(looked)
    assert "face-thumb" in body(looked)
    with acting_for(press.publisher):
        assert Edition.objects.count() == 1
    begun = client.post(at("retarget", book.slug, 1), form | {"begin": "1"}, follow=True)
    assert "Edition 2 is begun; nothing was drawn" in text_of(begun)


def test_what_cannot_be_made_is_told_beside_the_form(press: Press, book: Book) -> None:
    form = {"printer": "kdp-paperback", "trim": "9x9", "stock": "premium-color", "bleed": "on"}
    refused = client_of(press.ben).post(at("retarget", book.slug, 1), form)
    assert refused.status_code == 400
    assert "does not cut 9x9" in text_of(refused)
    assert 'value="9x9"' in body(refused)


def test_a_reviewer_sees_the_matrix_and_begins_no_format(press: Press, book: Book) -> None:
    client = client_of(press.rita)
    assert "retarget" not in body(client.get(at("matrix", book.slug, 1)))
    assert not shows(client.get(at("runs", book.slug, 1)), "retarget", book.slug, 1)
    assert client.get(at("retarget", book.slug, 1)).status_code == 403
