"""Each verb has a subtotal of its own, and together they are the ledger to the micro-dollar."""

from __future__ import annotations

import csv
import io
import json
import uuid

import pytest
from django.urls import reverse

from books.models import Book
from books.tenancy import acting_for
from illustration.ai_showing import VERB
from illustration.enums import Verb
from illustration.ledger import VERBS, Choice, sums_by_verb, totals_of
from illustration.models import LedgerEntry
from tests.api.programs import program
from tests.factories import make_book
from tests.personas import Press, client_of


@pytest.fixture
def book(press: Press) -> Book:
    """A title with a row for each verb and one from before, and rows of another title."""
    with acting_for(press.publisher):
        book, other = make_book(press.ben, title="Moth"), make_book(press.ben, title="Owl")
        for n, verb in enumerate([*Verb, ""], start=1):
            entered(book, verb, spent=n * 10_001)
            entered(other, verb, spent=1)
        entered(book, "edit", held=700)
    return book


def entered(book: Book, verb: str, *, spent: int = 0, held: int = 0) -> None:
    LedgerEntry.objects.create(
        book=book, ref=uuid.uuid4(), kind="settle" if spent else "reserve", verb=verb,
        spent_micros=spent, reserved_micros=held, model="m", subject="scene 1",
    )  # fmt: skip


def test_subtotals_add_up_to_the_total(press: Press, book: Book) -> None:
    with acting_for(press.publisher):
        sums, totals = sums_by_verb(Choice(book)), totals_of(Choice(book))
        edits = sums_by_verb(Choice(book, verb="edit"))
    assert [each.asked for each in sums] == list(VERBS)
    assert sum(each.spent for each in sums) == totals.spent == 10_001 * 36  # 1 + ... + 8
    assert sum(each.held for each in sums) == totals.held == 700
    assert [(each.calls, each.spent, each.held) for each in edits] == [(1, 20_002, 700)]


def test_every_verb_has_words_of_its_own() -> None:
    assert set(VERB) == set(Verb)
    assert len({str(words) for words in VERB.values()}) == len(Verb)


def test_desk_file_and_program_choose_by_verb_and_tell_the_same(press: Press, book: Book) -> None:
    ada, asked = client_of(press.ada), {"book": book.slug, "verb": "edit"}
    screen = ada.get(reverse("ledger", args=["owl-press"]), asked).content.decode()
    assert "<strong>$0.020002</strong> spent, $0.0007 held" in screen
    assert "Parts redrawn</th>" in screen
    assert "Restyled</th>" not in screen
    file = ada.get(reverse("ledger-file", args=["owl-press"]), asked).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(file)))
    assert [(row["verb"], row["spent_micros"]) for row in rows] == [
        ("edit", "0"),
        ("edit", "20002"),
    ]
    costs = ada.get(reverse("book-costs", args=["owl-press", book.slug])).content.decode()
    assert f"?book={book.slug}&amp;verb=untold" in costs
    with acting_for(press.publisher):
        caller = program(press.ada, by=press.ada)
    page = json.loads(caller.get(f"ledger/?book={book.slug}&verb=edit").content)
    assert [row["verb"] for row in page["results"]] == ["edit", "edit"]
    told = json.loads(caller.get(f"ledger/sums/?book={book.slug}").content)
    assert sum(row["spent_micros"] for row in told["by_verb"]) == told["spent_micros"] == 360_036
    assert caller.get("ledger/?verb=sell").status_code == 400
