"""The ledger is read by title and month, summed, and handed out as a safe CSV."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from books.models import Book
from books.tenancy import acting_for
from illustration.ledger import Choice, as_csv, entries_of, month_from, safe_cell, totals_of
from illustration.models import LedgerEntry
from illustration.operations.deciding import draw_again
from tests.illustration.costs.rows import a_book, doubtful, first
from tests.illustration.pump.rig import FLAT
from tests.personas import Press, client_of


@pytest.fixture
def book(press: Press) -> Book:
    """A book with a doubtful picture that was counted as spent: two rows."""
    with acting_for(press.publisher):
        book = a_book(press.ada, press.rita)
        draw_again(attempt=doubtful(first(book)), by=press.ada)
    return book


def read(client: Client, **words: str) -> list[dict[str, str]]:
    answer = client.get(reverse("ledger-file", args=["owl-press"]), words)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_the_files_sums_are_the_ledgers_to_the_micro_dollar(press: Press, book: Book) -> None:
    rows = read(client_of(press.ada))
    assert [row["kind"] for row in rows] == ["settle", "reserve"]
    assert [row["spent_usd"] for row in rows] == ["0.0298", "0.00"]
    assert sum(int(row["held_micros"]) for row in rows) == 0
    with acting_for(press.publisher):
        totals = totals_of(Choice(book))
    assert (totals.spent, totals.held) == (FLAT, 0)


def test_rows_are_chosen_by_title_and_month(press: Press, book: Book) -> None:
    with acting_for(press.publisher):
        december = datetime(2025, 12, 31, 23, 59, tzinfo=UTC)
        LedgerEntry._base_manager.filter(kind="reserve").update(at=december)
    ada = client_of(press.ada)
    assert [row["kind"] for row in read(ada, month="2025-12")] == ["reserve"]
    assert read(ada, month="2026-01") == []
    assert len(read(ada, book=book.slug)) == 2
    screen = ada.get(reverse("ledger", args=["owl-press"]), {"month": "2025-12"}).content.decode()
    assert "December 2025</option>" in screen
    assert f"$0.00</strong> spent, ${FLAT / 1e6:.4f} held" in screen
    assert (month_from("2025-12"), month_from("2025-13")) == (date(2025, 12, 1), None)


def test_no_cell_of_words_is_taken_for_a_formula(press: Press, book: Book) -> None:
    assert [safe_cell(words) for words in ("=1+1", " @a", "-2", "\t=1", "＝A1", "Scene 1")] == [
        "'=1+1", "' @a", "'-2", "'\t=1", "'＝A1", "Scene 1",
    ]  # fmt: skip
    with acting_for(press.publisher):
        row = entries_of(Choice())[0]
        row.subject = '=HYPERLINK("https://a.test")'
        told = as_csv([row])
    assert "\"'=HYPERLINK(" in told
