"""The publisher's own typefaces by program: the desk's verbs, roles and refusals."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from books.models import Book
from books.operations.own_faces import LARGEST
from tests.api.programs import Program, program
from tests.books.test_own_faces import FACE, OTHER
from tests.personas import Press
from tests.printing.press.test_own_faces import tiny_face

EDITION = "titles/pip-and-the-moon/editions/1/typeface/"


@pytest.fixture
def paul(press: Press) -> Program:
    """Production's program."""
    return program(press.paul)


def hand_in(caller: Program, data: bytes, key: str = "") -> HttpResponse:
    headers = {"Idempotency-Key": key} if key else {}
    font = SimpleUploadedFile("own.ttf", data)
    return caller.client.post("/api/v1/typefaces/", {"font": font}, headers=headers)


def told(response: HttpResponse, status: int = 200) -> Any:
    assert response.status_code == status, response.content
    return response.json()  # type: ignore[attr-defined]


def test_a_face_is_handed_in_chosen_and_retired(press: Press, book: Book, paul: Program) -> None:
    ben = program(press.ben)
    before = told(ben.get(EDITION))
    assert before["typeface"] is None
    face = told(hand_in(paul, FACE), 201)
    assert (face["title"][:7], face["bytes"], face["retired_at"]) == ("Fredoka", len(FACE), None)
    assert told(ben.get("typefaces/"))["results"] == [face]
    chosen = told(ben.post(EDITION, {"typeface": face["id"]}))
    assert (chosen["typeface"], chosen["lacking"]) == (face, [])
    assert 14 <= chosen["body_pt"] <= 18
    assert paul.post(f"typefaces/{face['id']}/retire/").status_code == 204
    assert paul.post(f"typefaces/{face['id']}/retire/").status_code == 409
    assert told(ben.get("typefaces/"))["results"][0]["retired_at"]
    assert told(ben.get(EDITION))["typeface"]["id"] == face["id"]
    assert told(ben.post(EDITION, {"typeface": None})) == before
    assert "is retired" in told(ben.post(EDITION, {"typeface": face["id"]}), 400)["message"]


def test_what_may_not_be_taken_is_refused_with_the_desks_sentences(
    press: Press, book: Book, paul: Program
) -> None:
    refused = told(hand_in(paul, tiny_face("abc", bits=2)), 400)
    assert (refused["code"], "restricted licence" in refused["message"]) == ("refused", True)
    assert told(hand_in(paul, bytes(LARGEST + 1)), 413)["code"] == "too_large"
    poor = told(hand_in(paul, OTHER, key="a"), 201)
    assert told(hand_in(paul, OTHER, key="a"), 201) == poor
    assert "there already" in told(hand_in(paul, OTHER), 409)["message"]
    ben = program(press.ben)
    assert "lacks letters of" in told(ben.post(EDITION, {"typeface": poor["id"]}), 400)["message"]
    assert told(ben.post(EDITION, {"typeface": 2**31 - 1}), 404)["code"] == "not_found"
    assert told(ben.post(EDITION, {}), 400)["code"] == "invalid"


def test_editors_hand_none_in_and_production_chooses_none(
    press: Press, book: Book, paul: Program
) -> None:
    assert told(hand_in(program(press.ben), FACE), 403)["code"] == "not_allowed"
    assert told(paul.post(EDITION, {"typeface": None}), 403)["code"] == "not_allowed"
