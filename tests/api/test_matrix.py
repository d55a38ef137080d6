"""The matrix and new formats by program."""

from __future__ import annotations

from typing import Any

import pytest

from books.models import Book, Edition
from books.tenancy import acting_for
from printing.press.profile import profile_keys
from tests.api.programs import Program, program, small_book
from tests.personas import Press

EDITION = "titles/pip-and-the-moon/editions/1/"


@pytest.fixture
def book(press: Press) -> Book:
    with acting_for(press.publisher):
        return small_book(press.ben, press.ada)


@pytest.fixture
def ben(press: Press) -> Program:
    return program(press.ben)


def told(response: Any, status: int = 200) -> Any:
    assert response.status_code == status, response.content
    return response.json()


def test_every_printer_answers_for_every_page(book: Book, ben: Program) -> None:
    matrix = told(ben.get(f"{EDITION}matrix/"))
    assert {row["printer"] for row in matrix["printers"]} == set(profile_keys())
    assert matrix["waiting"] == []
    own = matrix["printers"][0]
    assert (own["page_in"], own["same_page"], len(own["pages"])) == ([8.625, 8.75], True, 24)
    assert {page["fate"] for page in own["pages"]} == {"", "redraw"}


def test_a_format_is_looked_at_before_it_is_begun(press: Press, book: Book, ben: Program) -> None:
    wish = {"trim": "8x10", "short_art": "fill"}
    looked = told(ben.post(f"{EDITION}formats/preview/", wish))
    assert looked["sentence"].endswith("To draw: 8 pictures, $0.00")
    assert (looked["redraw"], looked["price_micros"]) == (list(range(1, 9)), 0)
    assert [page["number"] for page in looked["pages"]] == list(range(1, 25))
    assert {page["scene"] for page in looked["pages"] if page["fate"]} == set(range(1, 9))
    with acting_for(press.publisher):
        assert Edition.objects.count() == 1
    fresh = told(ben.post(f"{EDITION}formats/", wish), 201)
    assert (fresh["number"], fresh["trim"]) == (2, "8x10")
    assert "made for that already" in told(ben.post(f"{EDITION}formats/", {}), 400)["message"]


def test_a_file_is_asked_about_by_a_worker(
    press: Press, book: Book, woken: list[tuple[str, int, int]]
) -> None:
    paul = program(press.paul)
    verdicts = told(paul.get(f"{EDITION}runs/1/everywhere/"))
    assert {row["verdict"] for row in verdicts} == {""}
    assert len(told(paul.post(f"{EDITION}runs/1/everywhere/"), 202)) == len(profile_keys())
