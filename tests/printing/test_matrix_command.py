"""`matrix BOOK`: every printer's word as lines or JSON, of the pages or of a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from books.models import Book
from books.tenancy import acting_for
from printing.press.profile import load_profile, profile_keys
from tests.factories import make_book
from tests.personas import Press
from tests.printing.test_matrix import SOUND


@pytest.fixture
def book(press: Press) -> Book:
    with acting_for(press.publisher):
        return make_book(press.ben, approved=True, approver=press.rita)


def told(capsys: pytest.CaptureFixture[str], book: Book, *words: str) -> str:
    call_command("matrix", book.slug, "--publisher", "owl-press", *words)
    return capsys.readouterr().out


def test_each_printer_has_its_lines(book: Book, capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, book).splitlines()
    assert lines[0] == "Amazon KDP paperback: work (page 8.625 x 8.75 in)"
    assert "Lulu paperback: refused (page 8.75 x 8.75 in)" in lines
    assert any(line.startswith("  5 to be redrawn: page ") for line in lines)


def test_as_json_it_holds_every_page(book: Book, capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(told(capsys, book, "--json"))
    assert {row["key"] for row in rows} == set(profile_keys())
    assert all(len(row["suits"]) == 24 for row in rows)


def test_a_file_is_held_to_every_printers_rules(
    book: Book, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    two = tuple(load_profile(key) for key in ("kdp-paperback", "lulu-paperback"))
    monkeypatch.setattr("printing.management.commands.matrix.printers", lambda: two)
    lines = told(capsys, book, "--file", str(SOUND)).splitlines()
    kdp, lulu = (n for n, line in enumerate(lines) if not line.startswith(" "))
    assert not any("page.size" in line for line in lines[kdp:lulu])
    assert any("page.size" in line and "630 x 630 pt" in line for line in lines[lulu:])


def test_a_file_that_is_not_there_is_one_line(book: Book, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no file") as ended:
        call_command("matrix", book.slug, "--publisher", "owl-press", "--file", str(tmp_path / "x"))
    assert ended.value.returncode == 2
