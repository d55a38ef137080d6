"""Coming in, going out, choosing a desk, and what is said when a door stays shut."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory
from django.views.defaults import bad_request, permission_denied, server_error

from books.enums import Role
from books.operations.people import add_member, sign_in_path
from tests.desk.reading import at, text_of
from tests.personas import Press, client_of


def test_the_link_asks_first_and_lets_in_once(press: Press) -> None:
    link, client = sign_in_path(user=press.ada.user), Client()
    asked = client.get(link)
    assert "come in as Ada Owl" in text_of(asked)
    assert "_auth_user_id" not in client.session
    assert client.post(link).headers["Location"] == "/"
    assert client.get("/").headers["Location"] == at("titles")
    used = Client().get(link)
    assert used.status_code == 410
    assert "This link is used up" in text_of(used)


def test_somebody_in_two_publishers_chooses(press: Press) -> None:
    add_member(
        publisher=press.olga.publisher, email=press.ada.user.email, name="", role=Role.REVIEWER
    )
    told = text_of(client_of(press.ada).get("/"))
    assert "Owl Press owner" in told
    assert "Fox Press reviewer" in told


def test_signing_out_ends_the_session(press: Press) -> None:
    client = client_of(press.ada)
    client.post("/sign-out/")
    assert client.get(at("titles")).status_code == 302


def test_an_expired_session_sends_the_whole_page_to_the_door_from_a_fragment(
    press: Press,
) -> None:
    response = Client().get(at("titles"), headers={"HX-Request": "true"})
    assert response.headers["HX-Redirect"] == "/sign-in/"


@pytest.mark.parametrize(
    ("view", "status", "said"),
    [
        (bad_request, 400, "That could not be read"),
        (permission_denied, 403, "That is not yours to do"),
        (server_error, 500, "Something broke on our side"),
    ],
)
def test_a_broken_request_is_answered_with_a_sentence(view: object, status: int, said: str) -> None:
    request = RequestFactory().get("/")
    response = view(request) if view is server_error else view(request, Exception("planted"))  # type: ignore[operator]
    assert response.status_code == status
    assert said in text_of(response)
    assert "planted" not in text_of(response)


def test_a_page_that_is_not_there_is_answered_with_a_sentence(press: Press) -> None:
    response = client_of(press.ada).get(at("book", "no-such-book"))
    assert response.status_code == 404
    assert "Nothing is here" in text_of(response)
