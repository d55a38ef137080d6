"""`press BOOK`: presses, hands out, and ends with what preflight found."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from books.models import Book
from books.queries import edition_of, pages_of
from books.tenancy import acting_for
from printing.jobs import prepare_page
from printing.operations.press import prepared_folder
from tests.factories import make_book
from tests.personas import Press


@pytest.fixture
def book(press: Press) -> Book:
    with acting_for(press.publisher):
        return make_book(press.ben, approved=True, approver=press.rita, trim="4x6")


def test_preflight_errors_end_with_status_one_and_the_files_are_there(
    press: Press, book: Book, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("press", book.slug, "--publisher", "owl-press", "--out", str(tmp_path), "--json")
    with pytest.raises(CommandError, match="Preflight found errors") as ended:
        call_command(*words, "--waive", "small test pictures")
    assert ended.value.returncode == 1
    told = json.loads(capsys.readouterr().out)
    assert told["errors"] > 0
    assert [Path(name).suffix for name in told["files"]] == [".pdf", ".json", ".html"]
    assert all(Path(name).exists() for name in told["files"])


def test_a_run_that_fails_ends_with_status_two_and_its_reason(press: Press, book: Book) -> None:
    with pytest.raises(CommandError, match="would print under 300 DPI") as ended:
        call_command("press", book.slug, "--publisher", "owl-press")
    assert ended.value.returncode == 2


def test_an_approved_layout_is_made_ready_for_the_press(press: Press, book: Book) -> None:
    shutil.rmtree(prepared_folder())
    with acting_for(press.publisher):
        page = next(page for page in pages_of(edition_of(book)) if page.scene is not None)
    prepare_page(press.publisher.pk, page.pk)
    assert len(list(prepared_folder().rglob("*.jpg"))) == 1
    prepare_page(press.publisher.pk, page.pk)
    assert len(list(prepared_folder().rglob("*.jpg"))) == 1
