"""The tokens' screen: made after a fresh proof, shown once, revoked for good."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from books.models import ApiToken
from books.tenancy import acting_for
from tests.api.programs import program
from tests.desk.reading import at, text_of
from tests.desk.signing import signed_in
from tests.desk.test_people_sessions import prove
from tests.personas import Press

ASKED = {"name": "The importer", "role": "editor", "days": "90"}


@pytest.fixture
def ada(press: Press) -> Client:
    """Ada's browser, where she has shown that it is her."""
    client = signed_in(press.ada.user)
    prove(client)
    return client


def rows(press: Press) -> list[ApiToken]:
    """Every token of Owl Press."""
    with acting_for(press.publisher):
        return list(ApiToken.objects.all())


def test_a_token_is_shown_once_and_opens_the_api(press: Press, ada: Client) -> None:
    response = ada.post(at("make-token"), ASKED | {"member": press.ben.pk})
    found = re.search(r'value="(oct_[^"]+)"', response.content.decode())
    assert found is not None
    me = Client().get("/api/v1/me/", headers={"Authorization": f"Bearer {found[1]}"}).json()
    assert (me["member"]["name"], me["member"]["role"]) == ("Ben Wren", "editor")
    assert response.headers["Cache-Control"] == "no-store"
    again = ada.get(at("tokens"))
    assert found[1] not in again.content.decode()
    assert f"The importer {found[1][:12]}…" in text_of(again)
    assert "for Ben Wren, as editor · last used" in text_of(again)


def test_making_one_asks_for_a_fresh_proof(press: Press) -> None:
    response = signed_in(press.ada.user).post(at("make-token"), ASKED | {"member": press.ben.pk})
    assert response.status_code == 302
    assert "/account/again/" in response.headers["Location"]
    assert rows(press) == []


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"role": "owner"}, "may not act as owner"),
        ({"role": "king"}, "no such role"),
        ({"name": ""}, "Give the token a name"),
        ({"days": "9999"}, "how long"),
    ],
)
def test_what_cannot_be_made_is_said_and_the_form_keeps_its_words(
    press: Press, ada: Client, told: dict[str, str], why: str
) -> None:
    response = ada.post(at("make-token"), ASKED | {"member": press.ben.pk} | told)
    assert response.status_code == 400
    assert why in text_of(response)
    assert rows(press) == []


def test_a_revoked_token_opens_nothing(press: Press, ada: Client) -> None:
    importer = program(press.ben)
    assert importer.get("me/").status_code == 200
    response = ada.post(at("revoke-token", importer.token.pk), follow=True)
    assert "a test opens nothing any more." in text_of(response)
    assert importer.get("me/").status_code == 401
    again = ada.post(at("revoke-token", importer.token.pk))
    assert again.status_code == 409


@pytest.mark.parametrize("who", ["ben", "rita", "paul"])
def test_only_owners_see_tokens(press: Press, who: str) -> None:
    token = program(press.ben).token
    browser = signed_in(getattr(press, who).user)
    assert browser.get(at("tokens")).status_code == 403
    assert browser.post(at("make-token"), ASKED).status_code == 403
    assert browser.post(at("revoke-token", token.pk)).status_code == 403
    assert [row.revoked_at for row in rows(press)] == [None]
