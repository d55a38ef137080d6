"""Printers by the API: own ones made and changed; a book's and an edition's numbers."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.http import HttpResponse

from books.models import Book, OwnPrinter
from books.queries import edition_of
from books.tenancy import acting_for
from printing.press.counter import main
from tests.api.programs import Program, program
from tests.factories import make_book
from tests.personas import Press

TYPED = {"spine_in": "0.07", "width_in": "17.32", "height_in": "8.75", "taken_on": "2026-11-02"}


@pytest.fixture
def paul(press: Press) -> Program:
    """Production's program."""
    return program(press.paul, by=press.ada)


@pytest.fixture
def book(press: Press) -> Book:
    """A book for IngramSpark."""
    with acting_for(press.publisher):
        book = make_book(press.ben)
        edition = edition_of(book)
        edition.printer = "ingramspark-paperback"
        edition.save(update_fields=["printer"])
        return book


def told(response: HttpResponse) -> Any:
    """What came back."""
    return json.loads(response.content)


def test_the_geometry_told_is_what_the_command_line_tells(
    paul: Program, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = {"trim": "8.5x8.5", "pages": 32, "stock": "premium-color", "bleed": "true"}
    answer = told(paul.get("printers/kdp-paperback/geometry/", **asked))
    words = ["--trim", "8.5x8.5", "--pages", "32", "--stock", "premium-color", "--bleed", "--json"]
    main(words)
    assert answer == json.loads(capsys.readouterr().out)


def test_a_refused_book_is_answered_with_the_nearest(paul: Program) -> None:
    response = paul.get("printers/kdp-hardcover/geometry/", trim="6.2x9", pages=32)
    assert response.status_code == 400
    answer = told(response)
    assert "does not cut 6.2x9 in" in answer["message"]
    assert answer["next"] == "Nearest possible: 6x9 in, 76 pages, premium-color, with bleed."


def test_a_printer_of_ones_own_is_made_changed_and_retired(press: Press, paul: Program) -> None:
    made = paul.post("printers/", {"title": "Ghent", "table": {"bleed_in": "5 mm"}})
    assert made.status_code == 201, made.content
    shown = told(made)
    assert (shown["key"], shown["version"], shown["own"]) == ("own-ghent", "1", True)
    assert "own-ghent" in [each["key"] for each in told(paul.get("printers/"))]
    table = told(paul.get("printers/own-ghent/table/"))["table"]
    assert (table["bleed_in"], table["ink_limit"]) == ("5 mm", 300)
    change = {"version": 1, "table": {"ink_limit": 280, "node_limit": 272}}
    assert told(paul.post("printers/own-ghent/versions/", change))["version"] == "2"
    assert paul.post("printers/own-ghent/versions/", change).status_code == 409
    assert paul.post("printers/own-ghent/retire/", {"version": 2}).status_code == 204
    assert "own-ghent" not in [each["key"] for each in told(paul.get("printers/"))]
    with acting_for(press.publisher):
        assert OwnPrinter.objects.filter(key="own-ghent").count() == 2


@pytest.mark.parametrize(
    ("table", "field"),
    [
        ({"bleed_in": 0.125}, "bleed_in"),
        ({"ink_limit": 10**30}, "ink_limit"),
        ({"outer_margin_from_trim": "1e999999"}, "outer_margin_from_trim"),
        ({"stock": [{"code": "white"}]}, "stock.1.title"),
        ({"vendor": "a\u0000b"}, ""),
        ({"vendor": "\ud800"}, ""),
        ({"vendor": "x" * 50_000}, ""),
    ],
)
def test_a_table_that_cannot_be_is_refused_by_field(
    paul: Program, table: dict[str, Any], field: str
) -> None:
    response = paul.post("printers/", {"title": "Ghent", "table": table})
    assert response.status_code == 400
    answer = told(response)
    assert answer["code"] in {"refused", "invalid", "malformed"}
    assert not field or field in answer["detail"]["fields"]


def test_an_editions_numbers_tell_how_the_typed_ones_stand(paul: Program, book: Book) -> None:
    at = f"titles/{book.slug}/editions/1/"
    before = told(paul.get(at + "geometry/"))
    assert (before["typed"], before["spine_in"], before["cover_pt"]) == ("wanted", None, None)
    after = told(paul.put(at + "cover-template/", TYPED))
    assert (after["typed"], after["spine_in"]) == ("holds", 0.07)
    assert after["template_pages"] == after["pages"] == 24
    assert paul.delete(at + "cover-template/").status_code == 204
    assert told(paul.get(at + "geometry/"))["typed"] == "wanted"
