"""A cover by program: read, changed, begun, approved, pressed."""

from __future__ import annotations

from typing import Any

import pytest

from books.enums import CheckItem, SceneKind
from books.models import Book, Edition
from books.operations.cover_scene import begin_cover
from books.operations.review import approve_artwork
from books.tenancy import acting_for
from tests.api.programs import program
from tests.factories import add_candidate, make_book
from tests.personas import Press

EDITION = "titles/pip-and-the-moon/editions/1/"
COVER = f"{EDITION}cover/"


@pytest.fixture
def book(press: Press) -> Book:
    with acting_for(press.publisher):
        made = make_book(press.ben)
        Edition.objects.filter(book=made).update(isbn="9780306406157")
        return made


def told(response: Any, status: int = 200) -> Any:
    assert response.status_code == status, response.content
    return response.json()


def test_it_is_read_and_changed_and_a_stale_change_is_refused(press: Press, book: Book) -> None:
    ben = program(press.ben)
    cover = told(ben.get(COVER))
    assert (cover["spine_in"], cover["approved"], cover["parts"]) == (0.056328, False, ["cover"])
    change = {"seen": cover["seen"], "blurb": "A long way.", "price": "14.99", "currency": "USD"}
    changed = told(ben.patch(COVER, change))
    assert (changed["blurb"], changed["price"], changed["age_line"]) == ("A long way.", "14.99", "")
    assert "saved by somebody else" in told(ben.patch(COVER, change), 409)["message"]
    flap = {"seen": changed["seen"], "flap_in": "3.5"}
    assert (changed["flap_in"], changed["endpapers"]) == ("3.250", None)
    assert told(ben.patch(COVER, flap))["flap_in"] == "3.500"
    assert "flap_in" in told(ben.patch(COVER, flap | {"flap_in": "1.5"}), 400)["detail"]


def test_a_front_is_begun_as_its_scene(press: Press, book: Book) -> None:
    scene = told(program(press.ben).post(f"{COVER}begin/", {"kind": "cover-front"}))
    assert (scene["position"], scene["kind"], scene["state"]) == (0, "cover-front", "briefed")


def test_what_was_read_is_approved_and_pressed(press: Press, book: Book) -> None:
    with acting_for(press.publisher):
        scene = begin_cover(book=book, kind=SceneKind.COVER_FRONT, by=press.ben)
        picture = add_candidate(scene=scene)
        approve_artwork(scene=scene, artwork=picture, by=press.rita, checked=tuple(CheckItem))
    rita, paul = program(press.rita), program(press.paul)
    early = told(paul.post(f"{EDITION}runs/", {"part": "cover"}), 409)
    assert "the cover of Pip and the Moon" in early["message"]
    looked = told(rita.get(COVER))["looked"]
    assert told(rita.post(f"{COVER}approve/", {"looked": "0" * 64}), 409)
    assert told(rita.post(f"{COVER}approve/", {"looked": looked}))["approved"]
    run = told(paul.post(f"{EDITION}runs/", {"part": "cover", "waiver": "small"}), 202)
    assert (run["part"], run["pages"], run["interior_pages"]) == ("cover", 1, 24)
    assert told(paul.get(f"{EDITION}job-sheet/"))["files"] == []
    assert told(paul.get(f"{EDITION}package/"), 409)
