"""Title, credits and ISBN by program: what is left out stays, and a stale change is told."""

from __future__ import annotations

from typing import Any

import pytest

from books.models import Book
from books.tenancy import acting_for
from tests.api.programs import program
from tests.factories import make_book
from tests.personas import Press

TITLE = "titles/pip-and-the-moon/"
EDITION = f"{TITLE}editions/1/"


@pytest.fixture
def book(press: Press) -> Book:
    with acting_for(press.publisher):
        return make_book(press.ben)


def told(response: Any, status: int = 200) -> Any:
    assert response.status_code == status, response.content
    return response.json()


def test_a_title_is_renamed_at_its_address_and_its_credits_stay(press: Press, book: Book) -> None:
    ben = program(press.ben)
    before = told(ben.get(TITLE))
    change = {"seen": before["seen"], "title": "Pip and the Sun"}
    after = told(ben.patch(TITLE, change))
    assert (after["title"], after["slug"]) == ("Pip and the Sun", before["slug"])
    assert after["contributors"] == before["contributors"] != []
    stale = told(ben.patch(TITLE, change | {"title": "Mine"}), 409)
    assert stale["detail"]["theirs"]["title"] == "Pip and the Sun"
    assert stale["detail"]["yours"]["title"] == "Mine"
    gone = told(ben.patch(TITLE, {"seen": after["seen"], "contributors": []}))
    assert (gone["contributors"], gone["title"]) == ([], "Pip and the Sun")


def test_an_isbn_is_set_and_one_that_is_none_is_refused(press: Press, book: Book) -> None:
    ben = program(press.ben)
    seen = told(ben.get(EDITION))["seen"]
    wrong = told(ben.patch(EDITION, {"seen": seen, "isbn": "978-0-306-40615-8"}), 400)
    assert (wrong["code"], "check digit" in wrong["message"]) == ("refused", True)
    after = told(ben.patch(EDITION, {"seen": seen, "isbn": "978 0 306 40615 7"}))
    assert (after["isbn"], after["title"]) == ("9780306406157", "Pip and the Moon")
    stale = told(ben.patch(EDITION, {"seen": seen, "title": "Mine"}), 409)
    assert stale["detail"]["theirs"]["isbn"] == "9780306406157"
    assert told(program(press.rita).patch(EDITION, {"seen": seen}), 403)
