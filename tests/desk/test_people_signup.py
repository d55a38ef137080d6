"""Making an account, founding a publisher, and what an account's owner may change."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from books.enums import Role
from books.models import Event, Member, Publisher, User
from books.operations.invitations import invite
from books.operations.people import remove_member
from books.tenancy import acting_for, everyone
from tests.desk.reading import body, text_of
from tests.desk.signing import PASSWORD, link_in, sign_in, signed_in, with_password
from tests.desk.test_people_sessions import prove
from tests.personas import Press, client_of

NINA = {"name": "Nina  Lark", "email": "Nina@lark.example", "password1": PASSWORD}


def test_a_new_person_signs_up_founds_a_publisher_and_stands_at_its_desk(db: None) -> None:
    client = Client()
    assert client.post("/sign-up/", NINA).headers["Location"] == "/"
    user = User.objects.get()
    assert (user.name, user.email) == ("Nina Lark", "nina@lark.example")
    assert client.get("/").headers["Location"] == "/publishers/new/"
    told = {"name": "Lark & Sons", "time_zone": "Europe/Oslo"}
    assert client.post("/publishers/new/", told).headers["Location"] == "/p/lark-sons/"
    assert "No title yet" in text_of(client.get("/p/lark-sons/"))
    house = Publisher.objects.get()
    assert (house.name, house.time_zone) == ("Lark & Sons", "Europe/Oslo")
    with acting_for(house):
        assert Member.objects.get(user=user).role == Role.OWNER
        assert [event.what for event in Event.objects.all()] == ["found-publisher"]
    assert client.get("/").headers["Location"] == "/p/lark-sons/"


def test_two_publishers_of_one_name_get_two_addresses(press: Press) -> None:
    client = client_of(press.olga)
    told = {"name": "Owl Press", "time_zone": "UTC"}
    assert client.post("/publishers/new/", told).headers["Location"] == "/p/owl-press-2/"
    told["name"] = "猫頭鷹"
    assert client.post("/publishers/new/", told).headers["Location"] == "/p/publisher/"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"name": "  ", "time_zone": "UTC"}, "A publisher needs a name"),
        ({"name": "x" * 121, "time_zone": "UTC"}, "A publisher needs a name"),
        ({"name": "Lark", "time_zone": "Mars/Olympus"}, "There is no time zone"),
    ],
)
def test_a_publisher_that_cannot_be_is_refused(
    press: Press, told: dict[str, str], said: str
) -> None:
    response = client_of(press.olga).post("/publishers/new/", told)
    assert response.status_code == 400
    assert said in text_of(response)
    assert Publisher.objects.count() == 2


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("eleven char", "This password is too short. It must contain at least 12 characters."),
        ("qwerty123456", "This password is too common."),
        ("nina@lark.example", "too similar"),
    ],
)
def test_a_poor_password_is_refused_with_its_sentence(db: None, password: str, said: str) -> None:
    told = text_of(Client().post("/sign-up/", NINA | {"password1": password}))
    assert said in told
    assert not User.objects.exists()


@pytest.mark.parametrize(
    "password", ["qwzxvbnmplkj", "x" * 20 + " " * 20 + "y" * 88, "ein käuzchen im mühlbach"]
)
def test_no_kind_of_letter_is_asked_for_and_long_ones_are_taken(db: None, password: str) -> None:
    client = Client()
    assert client.post("/sign-up/", NINA | {"password1": password}).status_code == 302
    client.post("/sign-out/")
    assert sign_in(client, "nina@lark.example", password).headers["Location"] == "/"


def test_an_address_that_has_an_account_is_refused(press: Press) -> None:
    told = Client().post("/sign-up/", NINA | {"email": "ADA@owl-press.example"})
    assert "already registered" in text_of(told)
    assert User.objects.filter(email__iexact="ada@owl-press.example").count() == 1


def test_sign_up_is_shut_where_it_goes_by_invitation(db: None, settings: Any) -> None:
    settings.OCTAVO_SIGN_UP = "invitation"
    assert "By invitation only" in text_of(Client().get("/sign-up/"))
    assert "By invitation only" in text_of(Client().post("/sign-up/", NINA))
    assert not User.objects.exists()
    door = Client().get("/sign-in/")
    assert "Accounts are made by invitation here" in text_of(door)
    assert 'href="/sign-up/"' not in body(door)


def test_nobody_founds_a_publisher_where_accounts_go_by_invitation(
    press: Press, settings: Any
) -> None:
    settings.OCTAVO_SIGN_UP = "invitation"
    with acting_for(press.publisher):
        remove_member(member=press.ben, by=press.ada)
    client = client_of(press.ben)
    assert "no publisher has taken you in" in text_of(client.get("/"))
    response = client.post("/publishers/new/", {"name": "Wren", "time_zone": "UTC"})
    assert response.status_code == 403
    assert Publisher.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "word"),
    [("OCTAVO_SIGN_UP", "everybody"), ("OCTAVO_EMAIL_VERIFICATION", "sometimes")],
)
def test_a_setting_nobody_knows_stops_the_start_with_its_name(name: str, word: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import config.settings.accounts"],
        env=os.environ | {name: word},
        capture_output=True,
        text=True,
    )
    assert done.returncode != 0
    assert f"{name} is '{word}'; it must be one of:" in done.stderr


# Whoever opened an invitation.


def opened(press: Press, **told: Any) -> tuple[Client, str]:
    """Invite Nina, open the link and ask for an account."""
    with acting_for(press.publisher):
        invite(email="nina@lark.example", name="Nina Lark", role=Role.REVIEWER, by=press.ada)
    client, link = Client(), link_in(mail.outbox[-1])
    assert client.post(link).headers["Location"] == "/sign-up/"
    return client, link


def test_an_invited_person_signs_up_with_the_address_fixed_and_is_a_member(
    press: Press, settings: Any
) -> None:
    settings.OCTAVO_SIGN_UP = "invitation"
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    client, link = opened(press)
    form = body(client.get("/sign-up/"))
    assert 'value="nina@lark.example"' in form
    assert "disabled" in form
    # Another address in the form counts for nothing.
    told = {"name": "Nina Lark", "email": "mallory@evil.example", "password1": PASSWORD}
    assert client.post("/sign-up/", told).headers["Location"] == "/"
    assert client.get("/").headers["Location"] == "/p/owl-press/"
    user = User.objects.get(email="nina@lark.example")
    assert EmailAddress.objects.get(user=user).verified
    with everyone("the test looks at one person"):
        assert Member.objects.get(user=user).role == Role.REVIEWER
    assert client.get(link).status_code == 410


def test_an_invitation_withdrawn_meanwhile_opens_no_account(press: Press, settings: Any) -> None:
    settings.OCTAVO_SIGN_UP = "invitation"
    client, _ = opened(press)
    with acting_for(press.publisher):
        from books.models import Invitation
        from books.operations.invitations import withdraw_invitation

        withdraw_invitation(invitation=Invitation.objects.get(), by=press.ada)
    assert "By invitation only" in text_of(client.post("/sign-up/", NINA))
    assert not User.objects.filter(email="nina@lark.example").exists()


# Addresses, names, passwords.


def test_an_address_is_confirmed_by_a_button_not_by_a_mail_scanner(db: None) -> None:
    client = Client()
    client.post("/sign-up/", NINA)
    link = link_in(mail.outbox[0])
    assert "Is nina@lark.example yours?" in text_of(Client().get(link))
    assert not EmailAddress.objects.get().verified
    Client().post(link)
    assert EmailAddress.objects.get().verified
    assert "This link is used up" in text_of(Client().get(link))


def test_where_addresses_must_be_confirmed_nobody_comes_in_before(db: None, settings: Any) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    client = Client()
    assert client.post("/sign-up/", NINA).headers["Location"] == "/account/e-mail/sent/"
    assert client.get("/").headers["Location"] == "/sign-in/"
    client.post(link_in(mail.outbox[0]))
    assert sign_in(client, "nina@lark.example").headers["Location"] == "/"


def test_a_known_address_learns_by_mail_that_somebody_tried_it(press: Press, settings: Any) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    told = Client().post("/sign-up/", NINA | {"email": press.ada.user.email})
    assert told.headers["Location"] == "/account/e-mail/sent/"
    assert mail.outbox[0].subject == "[Octavo] You have an account already"


def test_a_new_address_counts_once_its_link_is_opened(press: Press) -> None:
    client = signed_in(press.ada.user)
    asked = client.post("/account/e-mail/", {"email": "ada@new.example", "action_add": ""})
    assert asked.headers["Location"].startswith("/account/again/")
    prove(client)
    client.post("/account/e-mail/", {"email": "ada@new.example", "action_add": ""})
    assert "ada@new.example waits to be confirmed" in text_of(client.get("/account/e-mail/"))
    assert User.objects.get(pk=press.ada.user.pk).email == "ada@owl-press.example"
    client.post(link_in(mail.outbox[-1]))
    assert User.objects.get(pk=press.ada.user.pk).email == "ada@new.example"
    old = mail.outbox[-1]
    assert (old.to, old.subject) == (
        ["ada@owl-press.example"],
        "[Octavo] Your e-mail address was changed",
    )


def test_an_address_of_somebody_else_is_not_taken_over(press: Press) -> None:
    client = signed_in(press.ada.user)
    prove(client)
    told = client.post("/account/e-mail/", {"email": press.ben.user.email, "action_add": ""})
    assert "Another account has this address." in text_of(told)
    assert not mail.outbox


def test_the_address_in_use_is_neither_forgotten_nor_replaced_by_a_form(press: Press) -> None:
    user = press.ada.user
    client = signed_in(user)
    prove(client)
    client.post("/account/e-mail/", {"email": "ada@new.example", "action_add": ""})
    client.post("/account/e-mail/", {"email": "ada@newer.example", "action_add": ""})
    assert set(EmailAddress.objects.filter(user=user).values_list("email", flat=True)) == {
        user.email,
        "ada@newer.example",
    }
    named = client.post("/account/e-mail/", {"email": "ada@newer.example", "action_primary": ""})
    assert named.status_code == 400
    told = client.post("/account/e-mail/", {"email": user.email, "action_remove": ""}, follow=True)
    assert "it stays until another one is confirmed" in text_of(told)
    client.post("/account/e-mail/", {"email": "ada@newer.example", "action_remove": ""})
    assert User.objects.get(pk=user.pk).email == user.email
    assert EmailAddress.objects.get(user=user).email == user.email


def test_a_name_is_saved_and_an_empty_one_is_refused(press: Press) -> None:
    client = client_of(press.ada)
    assert client.post("/account/", {"name": " Ada  Lovelace "}).status_code == 302
    assert User.objects.get(pk=press.ada.user.pk).name == "Ada Lovelace"
    refused = client.post("/account/", {"name": " "})
    assert refused.status_code == 400
    assert "A name has 1 to 120 characters" in text_of(refused)


def test_whoever_comes_in_by_links_can_set_a_password(press: Press) -> None:
    client = client_of(press.ada)
    assert client.get("/account/password/").headers["Location"] == "/account/password/new/"
    told = {"password1": PASSWORD, "password2": PASSWORD}
    assert client.post("/account/password/new/", told).headers["Location"] == "/account/"
    assert sign_in(Client(), press.ada.user.email).headers["Location"] == "/"


def test_a_forgotten_password_is_replaced_through_the_mailed_link_once(press: Press) -> None:
    there = signed_in(press.ada.user)
    client = Client()
    asked = client.post("/password-reset/", {"email": press.ada.user.email}, follow=True)
    assert "Look into your mail" in text_of(asked)
    link = link_in(mail.outbox[0])
    form = client.get(link, follow=True)
    assert "/set-password/" in form.redirect_chain[0][0]
    told = {"password1": "seven herons over the mill", "password2": "seven herons over the mill"}
    done = client.post(form.redirect_chain[0][0], told, follow=True)
    assert "Your password is new" in text_of(done)
    assert there.get("/account/").status_code == 302
    used = Client().get(link)
    assert used.status_code == 410
    assert "Your password is as it was" in text_of(used)
    assert sign_in(client, press.ada.user.email, told["password1"]).headers["Location"] == "/"


def test_asking_for_an_unknown_address_is_answered_alike_and_mails_nobody(press: Press) -> None:
    known = Client().post("/password-reset/", {"email": press.ada.user.email}, follow=True)
    unknown = Client().post("/password-reset/", {"email": "nobody@x.example"}, follow=True)
    assert text_of(known) == text_of(unknown)
    assert len(mail.outbox) == 1


def test_an_account_that_was_shut_is_told_so(press: Press) -> None:
    user = with_password(press.ada.user)
    user.is_active = False
    user.save()
    client = Client()
    assert sign_in(client, user.email).headers["Location"] == "/account/inactive/"
    assert "This account is shut" in text_of(client.get("/account/inactive/"))
