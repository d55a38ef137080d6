"""The life of a print file by program: the desk's own gates, the same verbs, the same words."""

from __future__ import annotations

from typing import Any

import pytest

from books.models import Book
from books.operations.text import edit_text
from books.queries import edition_of
from books.tenancy import acting_for
from printing.models import PrintRun
from tests.api.programs import Program, program
from tests.desk.reading import at, text_of
from tests.factories import make_book
from tests.laid import once_a_file
from tests.personas import Press, client_of
from tests.printing.made import made_run

EDITION = "titles/pip-and-the-moon/editions/1/"
RUN = f"{EDITION}runs/1/"


def pressed_book(press: Press) -> Book:
    book = make_book(press.ben, approved=True, approver=press.rita)
    made_run(edition_of(book), press.paul, broken=("image.dpi",), script=True)
    return book


laid, press, book = once_a_file(pressed_book)


@pytest.fixture
def paul(press: Press) -> Program:
    return program(press.paul)


def told(response: Any, status: int = 200) -> Any:
    assert response.status_code == status, response.content
    return response.json()


def test_the_gates_are_those_of_the_desk_in_the_same_words(
    press: Press, book: Book, paul: Program
) -> None:
    gates = told(paul.get(f"{RUN}gates/"))
    assert [gate["key"] for gate in gates if not gate["met"]] == ["preflight"]
    assert gates[2]["rules"] == ["image.dpi"]
    shown = text_of(client_of(press.paul).get(at("run", book.slug, 1, 1)))
    assert all(gate["told"] in shown for gate in gates)
    refused = told(paul.post(f"{RUN}release/", {}), 409)
    assert gates[2]["told"] in refused["message"]


def test_the_gates_before_the_press_name_the_pages_that_wait(
    press: Press, book: Book, paul: Program
) -> None:
    with acting_for(press.publisher):
        page = edition_of(book).pages.filter(kind="story").exclude(text="")[0]
        edit_text(page=page, text="Another hill.", seen_version=1, by=press.ben)
    waiting = {gate["what"]: gate["waiting"] for gate in told(paul.get(f"{EDITION}gates/"))}
    assert waiting == {"Words": [page.number], "Pictures": [], "Layouts": [page.number]}
    changes = told(paul.get(f"{EDITION}changes/"))
    assert changes["sentence"] == "1 layout, 0 pictures, $0.00"
    assert changes["pages"] == [
        {"number": page.number, "words": True, "pictures": False, "places": False}
    ]
    assert (changes["since_run"], changes["redraw"], changes["price_micros"]) == (1, [], 0)


def test_a_file_goes_its_whole_way_and_is_corrected(book: Book, paul: Program) -> None:
    waivers = [{"rule": "image.dpi", "reason": "A sketch"}]
    assert told(paul.post(f"{RUN}release/", {"waivers": waivers}))["state"] == "released"
    assert told(paul.post(f"{RUN}upload/", {"note": "Order 7"}))["uploaded_at"]
    said = told(paul.post(f"{RUN}reject/", {"words": "No bleed on page 3."}))
    assert (said["state"], said["printers_words"]) == ("rejected", "No bleed on page 3.")
    assert told(paul.post(f"{EDITION}next-printing/", {"reason": "Bleed"})) == {"printing": 2}
    refused = told(paul.post(f"{EDITION}corrections/", {"reason": "More pages"}), 400)
    assert "Write the new ISBN" in refused["message"]
    fresh = {"reason": "More pages", "isbn": "978-0-306-40615-7"}
    assert told(paul.post(f"{EDITION}corrections/", fresh), 201)["number"] == 2


def test_an_altered_file_is_not_downloaded(press: Press, book: Book, paul: Program) -> None:
    with acting_for(press.publisher):
        PrintRun.objects.update(sha256="0" * 64)
    assert "not the one that was made" in told(paul.get(f"{RUN}file/"), 409)["message"]
