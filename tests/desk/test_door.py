"""Coming in, going out, choosing a desk; the limits that hold guessing up."""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client

from books.enums import Role
from books.operations.people import add_member, sign_in_path
from tests.desk.reading import at, text_of
from tests.desk.signing import PASSWORD, link_in, sign_in, signed_in, with_app, with_password
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


def test_the_link_asks_for_the_second_factor_as_a_password_does(press: Press) -> None:
    with_app(press.ada.user)
    client = Client()
    assert client.post(sign_in_path(user=press.ada.user)).headers["Location"] == "/sign-in/code/"
    assert client.get(at("titles")).status_code == 302


def test_a_link_is_mailed_to_whoever_has_the_address_and_nobody_is_told(press: Press) -> None:
    known = Client().post("/sign-in/link/", {"email": "Ada@owl-press.example"})
    unknown = Client().post("/sign-in/link/", {"email": "nobody@owl-press.example"})
    assert "Look into your mail" in text_of(known)
    assert text_of(known).replace("ada@", "nobody@") == text_of(unknown)
    assert [letter.to for letter in mail.outbox] == [["ada@owl-press.example"]]
    client = Client()
    assert client.post(link_in(mail.outbox[0])).headers["Location"] == "/"
    assert client.get(at("titles")).status_code == 200


def test_a_mail_server_that_is_away_is_told_and_nothing_breaks(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> int:
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
    told = Client().post("/sign-in/link/", {"email": "ada@owl-press.example"})
    assert told.status_code == 503
    assert "could not be sent now (ConnectionRefusedError)" in text_of(told)


def test_an_address_and_its_password_open_the_door(press: Press) -> None:
    client = signed_in(press.ada.user)
    assert client.get("/").headers["Location"] == at("titles")


def test_a_wrong_password_is_told_without_saying_which_part_was_wrong(press: Press) -> None:
    with_password(press.ada.user)
    wrong = text_of(sign_in(Client(), press.ada.user.email, "not her password"))
    nobody = text_of(sign_in(Client(), "nobody@owl-press.example", "not her password"))
    sentence = "The email address and/or password you specified are not correct."
    assert sentence in wrong
    assert sentence in nobody


def test_signing_in_goes_on_to_the_page_that_was_asked_for(press: Press) -> None:
    with_password(press.ada.user)
    client = Client()
    asked = client.get(at("people"))
    assert asked.headers["Location"] == f"/sign-in/?next={at('people')}"
    told = {"login": press.ada.user.email, "password": PASSWORD, "next": at("people")}
    assert client.post("/sign-in/", told).headers["Location"] == at("people")


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:x"])
def test_signing_in_never_leads_to_another_house(press: Press, elsewhere: str) -> None:
    with_password(press.ada.user)
    told = {"login": press.ada.user.email, "password": PASSWORD, "next": elsewhere}
    assert Client().post("/sign-in/", told).headers["Location"] == "/"


def test_the_sixth_wrong_password_is_answered_with_429_and_a_time(press: Press) -> None:
    with_password(press.ada.user)
    client = Client()
    for _ in range(5):
        assert sign_in(client, press.ada.user.email, "a wrong guess").status_code == 200
    told = sign_in(client, press.ada.user.email, "a wrong guess")
    assert told.status_code == 429
    assert told.headers["Retry-After"] == "300"
    assert "Wait 5 minutes, then try again." in text_of(told)
    # From there not even the right one opens.
    assert sign_in(client, press.ada.user.email).status_code == 429


def test_whoever_guesses_does_not_lock_the_owner_out(press: Press) -> None:
    with_password(press.ada.user)
    for _ in range(7):
        sign_in(Client(), press.ada.user.email, "a wrong guess", ip="203.0.113.66")
    home = sign_in(Client(), press.ada.user.email, ip="198.51.100.7")
    assert home.headers["Location"] == "/"


def test_coming_in_rightly_is_not_counted(press: Press) -> None:
    with_password(press.ada.user)
    answers = [sign_in(Client(), press.ada.user.email).status_code for _ in range(8)]
    assert answers == [302] * 8


def test_asking_for_links_is_limited_too(press: Press) -> None:
    answers = [
        Client().post("/sign-in/link/", {"email": "ada@owl-press.example"}).status_code
        for _ in range(6)
    ]
    assert answers == [200] * 5 + [429]
    assert len(mail.outbox) == 5


def test_somebody_in_two_publishers_chooses(press: Press) -> None:
    add_member(
        publisher=press.olga.publisher, email=press.ada.user.email, name="", role=Role.REVIEWER
    )
    told = text_of(client_of(press.ada).get("/"))
    assert "Owl Press owner" in told
    assert "Fox Press reviewer" in told


def test_signing_out_ends_the_session(press: Press) -> None:
    client = client_of(press.ada)
    assert client.get("/sign-out/").status_code == 405
    client.post("/sign-out/")
    assert client.get(at("titles")).status_code == 302


def test_an_expired_session_sends_the_whole_page_to_the_door_from_a_fragment(
    press: Press,
) -> None:
    response = Client().get(at("titles"), headers={"HX-Request": "true"})
    assert response.headers["HX-Redirect"] == "/sign-in/"
