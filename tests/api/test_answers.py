"""Every failure has one shape, and says what happened, what is safe and what comes next."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from books.models import Book
from books.tenancy import acting_for
from tests.api.programs import Program, program, small_book
from tests.factories import make_book
from tests.laid import once_a_file
from tests.personas import Press

TITLE = "titles/pip-and-the-moon/"


laid, press, book = once_a_file(lambda press: small_book(press.ben, press.ada))


@pytest.fixture
def ada(press: Press, book: Book) -> Program:
    """A program with all rights."""
    return program(press.ada)


def shaped(response: Any, status: int, code: str) -> dict[str, Any]:
    """Return a failure's body after a look at its shape."""
    assert response.status_code == status, response.content
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["Cache-Control"] == "private, no-store"
    told: dict[str, Any] = response.json()
    assert told["code"] == code
    assert set(told) <= {"code", "message", "next", "detail"}
    assert told["message"].endswith(".")
    return told


def test_no_token(ada: Program) -> None:
    response = Client().get("/api/v1/me/")
    told = shaped(response, 401, "unauthenticated")
    assert response.headers["WWW-Authenticate"] == 'Bearer realm="octavo"'
    assert "Authorization: Bearer" in told["next"]


@pytest.mark.parametrize("header", ["Bearer", "Basic QWxhZGRpbg==", "Bearer a b", "Bearer \xe4"])
def test_a_header_that_is_no_token(ada: Program, header: str) -> None:
    shaped(Client(headers={"Authorization": header}).get("/api/v1/me/"), 401, "unauthenticated")


def test_nothing_there(ada: Program) -> None:
    shaped(ada.get("titles/no-such/"), 404, "not_found")
    shaped(ada.get("no/such/address/"), 404, "not_found")
    shaped(Client().get("/api/v1/no/such/address/"), 404, "not_found")


def test_an_address_without_its_slash_is_told_and_not_redirected(ada: Program) -> None:
    told = shaped(ada.post("titles/pip-and-the-moon/archive", {}), 404, "not_found")
    assert "ends in a slash" in told["next"]


def test_a_verb_the_address_does_not_take(ada: Program) -> None:
    response = ada.post("me/", {})
    shaped(response, 405, "method_not_allowed")
    assert response.headers["Allow"] == "GET, HEAD"


def test_a_media_type_the_call_does_not_take(ada: Program) -> None:
    address = f"/api/v1/{TITLE}scenes/1/ask-changes/"
    response = ada.client.post(address, "reason=x", content_type="text/plain")
    shaped(response, 415, "unsupported_media_type")


def test_json_that_is_none(ada: Program) -> None:
    address = f"/api/v1/{TITLE}scenes/1/ask-changes/"
    response = ada.client.post(address, '{"reason": ', content_type="application/json")
    shaped(response, 400, "malformed")


def test_a_form_that_is_none(ada: Program) -> None:
    response = ada.client.post(
        "/api/v1/titles/", b"--", content_type="multipart/form-data; boundary="
    )
    shaped(response, 400, "malformed")


@pytest.mark.parametrize("body", ["[]", "3", '"x"', "null"])
def test_json_that_is_no_object(ada: Program, body: str) -> None:
    address = f"/api/v1/{TITLE}scenes/1/ask-changes/"
    shaped(ada.client.post(address, body, content_type="application/json"), 400, "invalid")


@pytest.mark.parametrize("words", ["a\0b", "a\ud800b"])
def test_signs_that_no_text_holds(ada: Program, words: str) -> None:
    told = shaped(ada.post(f"{TITLE}scenes/1/ask-changes/", {"reason": words}), 400, "invalid")
    assert "reason" in told["detail"]


def test_a_missing_and_an_unknown_word_are_named(ada: Program) -> None:
    told = shaped(ada.patch(f"{TITLE}editions/1/pages/4/", {"text": "x"}), 400, "invalid")
    assert told["detail"] == {"version": ["This field is required."]}
    told = shaped(
        ada.patch(f"{TITLE}editions/1/pages/4/", {"text": "x", "version": 1, "state": "approved"}),
        400,
        "invalid",
    )
    assert told["detail"] == {"state": ["is not known here; this call takes text, version."]}


def test_an_unknown_word_of_a_query_is_named(ada: Program) -> None:
    told = shaped(ada.get("titles/", colour="red"), 400, "invalid")
    assert list(told["detail"]) == ["colour"]


def test_a_role_that_may_not(press: Press, book: Book) -> None:
    told = shaped(program(press.ben).post(f"{TITLE}editions/1/runs/", {}), 403, "not_allowed")
    assert "ask someone who is owner or production" in told["message"]


def test_a_gate_that_is_shut(press: Press) -> None:
    with acting_for(press.publisher):
        slug = make_book(press.ben).slug
    runs = f"titles/{slug}/editions/1/runs/"
    told = shaped(program(press.paul).post(runs, {}), 409, "not_ready")
    assert "still needs approval of the text of pages" in told["message"]


def test_a_move_that_the_state_forbids(ada: Program) -> None:
    shaped(ada.post(f"{TITLE}restore/"), 409, "illegal_move")


def test_more_bytes_than_a_call_takes(ada: Program) -> None:
    address = f"/api/v1/{TITLE}scenes/1/ask-changes/"
    body = json.dumps({"reason": "x" * 2_600_000})
    told = shaped(ada.client.post(address, body, content_type="application/json"), 413, "too_large")
    assert "at most 2.5 MB" in told["message"]


def test_a_stale_save_is_told_both_texts(ada: Program) -> None:
    page = f"{TITLE}editions/1/pages/4/"
    ada.patch(page, {"text": "Theirs.", "version": 1})
    told = shaped(ada.patch(page, {"text": "Mine.", "version": 1}), 409, "illegal_move")
    assert told["detail"] == {
        "theirs": {"text": "Theirs.", "version": 2},
        "yours": {"text": "Mine.", "version": 1},
    }


def test_a_stale_brief_and_stale_traits_are_told_with_both(ada: Program) -> None:
    scene = {"brief": "A hill.", "cast": [1], "version": 7}
    told = shaped(ada.patch(f"{TITLE}scenes/1/", scene), 409, "illegal_move")
    assert told["detail"]["theirs"]["brief"] == "Pip flies over hill 1"
    assert told["detail"]["yours"] == scene
    pip = {"name": "Pip", "kind": "wren", "traits": {}, "version": 7}
    told = shaped(ada.patch(f"{TITLE}characters/1/", pip), 409, "illegal_move")
    assert told["detail"]["theirs"]["kind"] == "owl"
    assert told["detail"]["yours"]["kind"] == "wren"


def test_a_manuscript_that_cannot_be_read(ada: Program) -> None:
    told = shaped(ada.post("titles/", {"text": "no title, no pages"}), 400, "refused")
    assert "othing was" in told["message"]


def test_our_own_fault_is_told_without_a_trace(
    ada: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    from books.api.views import titles

    def break_down(slug: str) -> Book:
        raise RuntimeError("secret words of a traceback")

    monkeypatch.setattr(titles, "find_book", break_down)
    ada.client.raise_request_exception = False
    told = shaped(ada.get(f"{TITLE}editions/"), 500, "our_fault")
    assert "secret" not in json.dumps(told)


def test_our_own_fault_reaches_whoever_watches(
    ada: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    from books.api.views import titles

    def break_down(slug: str) -> Book:
        raise RuntimeError("a bug")

    monkeypatch.setattr(titles, "find_book", break_down)
    with pytest.raises(RuntimeError, match="a bug"):
        ada.get(f"{TITLE}editions/")
