"""The queue tells which half of a spread is asked for, and what the spread has cost so far."""

from __future__ import annotations

import json

import pytest
from django.urls import reverse

from books.models import Book
from books.tenancy import acting_for
from tests.api.programs import program
from tests.illustration.pump.rig import FLAT, an_account
from tests.illustration.pump.spreads import spread_wanted
from tests.personas import Press, client_of


@pytest.fixture
def book(press: Press) -> Book:
    """A spread whose left half is here, and whose right one has no room under the cap."""
    with acting_for(press.publisher):
        attempt = spread_wanted(press, an_account(press.publisher, press.ada))
        attempt.half, attempt.left_file, attempt.settled_micros = "right", "left.png", FLAT
        attempt.waits_for = "book"
        attempt.save()
    return attempt.book


@pytest.mark.parametrize(
    ("who", "sees"), [("ada", True), ("ben", True), ("rita", False), ("paul", False)]
)
def test_a_right_half_says_so_and_what_the_left_one_cost(
    press: Press, book: Book, who: str, sees: bool
) -> None:
    member = getattr(press, who)
    page = client_of(member).get(reverse("book-queue", args=["owl-press", book.slug]))
    told = page.content.decode()
    assert "right half</strong>" in told
    assert "Its left half is kept and paid; no money was spent on the right one." in told
    assert ("$0.0298 spent so far" in told) is sees
    with acting_for(press.publisher):
        caller = program(member, by=press.ada)
    (row,) = json.loads(caller.get("queue/").content)
    assert (row["half"], row["settled_micros"]) == ("right", FLAT if sees else None)
