"""Founding a publisher, its people, and the link that lets one in once."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client

from books.enums import Role
from books.models import Member, Publisher
from books.operations.people import first_sign_in_link, sign_in_path, tokens, user_of_link
from books.tenancy import acting_for
from tests.personas import Press


def test_a_publisher_is_founded_with_its_people(db: None) -> None:
    call_command(
        "found_publisher", "owl-press", "--name", "Owl Press", "--member",
        "owner:ada@owl.example:Ada Owl", "--member", "editor:ben@owl.example",
    )  # fmt: skip
    owl = Publisher.objects.get()
    assert (owl.slug, owl.name) == ("owl-press", "Owl Press")
    with acting_for(owl):
        people = {member.user.email: member.role for member in Member.objects.all()}
    assert people == {"ada@owl.example": "owner", "ben@owl.example": "editor"}


def test_founding_twice_changes_a_role_and_doubles_nobody(press: Press) -> None:
    call_command("found_publisher", "owl-press", "--member", "production:ben@owl-press.example")
    with acting_for(press.publisher):
        assert Member.objects.get(user=press.ben.user).role == Role.PRODUCTION


@pytest.mark.parametrize("words", ["king:a@b.example", "owner:nobody", "owner"])
def test_a_member_written_wrong_is_refused_and_nothing_is_founded(db: None, words: str) -> None:
    with pytest.raises(CommandError, match="is not ROLE:EMAIL"):
        call_command("found_publisher", "owl-press", "--member", words)
    assert not Publisher.objects.exists()


def test_an_empty_installation_gets_owl_press_and_its_owners_link(db: None) -> None:
    path = first_sign_in_link()
    assert path.startswith("/sign-in/")
    assert Publisher.objects.get().slug == "owl-press"


def test_a_link_lets_its_person_in_once(press: Press) -> None:
    path = sign_in_path(user=press.rita.user)
    first = Client()
    assert first.get(path).status_code == 200  # looking at the link does not use it up
    assert first.post(path).headers["Location"] == "/"
    assert first.get("/", follow=True).status_code == 200
    second = Client()
    assert second.post(path).status_code == 410
    assert second.get("/").headers["Location"] == "/sign-in/"


def test_a_forged_or_foreign_link_opens_nothing(press: Press) -> None:
    token = tokens.make_token(press.rita.user)
    assert user_of_link(uid="MQ", token="x-y") is None
    assert user_of_link(uid="%%%", token=token) is None
    assert user_of_link(uid="bm9uZQ", token=token) is None
    ada = sign_in_path(user=press.ada.user).split("/")[2]
    assert user_of_link(uid=ada, token=token) is None
