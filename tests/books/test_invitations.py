"""Invitations: one open place an address, a link that opens once, for one person."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError
from django.utils import timezone

from books.enums import Role
from books.errors import Gone, IllegalMove, NotAllowed, Refused
from books.mailing import MailNotSentError
from books.models import Event, Invitation, Member, User
from books.operations import invitations
from books.operations.invitations import (
    accept_invitation,
    invitation_of,
    invite,
    resend_invitation,
    why_shut,
    withdraw_invitation,
)
from books.tenancy import acting_for
from tests.personas import Press

NINA = "nina@lark.example"


def asked(owl: Press, email: str = NINA, role: Role = Role.EDITOR) -> Invitation:
    return invite(email=email, name="Nina Lark", role=role, by=owl.ada)


def token_in(letter: mail.EmailMessage) -> str:
    return re.search(r"/invitations/([\w-]+)/", str(letter.body)).group(1)  # type: ignore[union-attr]


def nina() -> User:
    return User.objects.create_user(NINA, "Nina Lark")


def test_an_invitation_mails_a_link_and_keeps_only_its_hash(owl: Press) -> None:
    made = asked(owl, " NINA@lark.example ")
    token = token_in(mail.outbox[0])
    assert mail.outbox[0].to == [NINA]
    assert made.token_sha256 == hashlib.sha256(token.encode()).hexdigest()
    assert token not in str(Invitation.objects.filter(pk=made.pk).values())
    assert made.expires_at - made.created_at == pytest.approx(
        timedelta(days=7), abs=timedelta(seconds=5)
    )
    assert [event.what for event in Event.objects.filter(book__isnull=True)] == ["invite"]


def test_the_place_is_taken_with_the_role_that_was_kept(owl: Press) -> None:
    asked(owl, role=Role.PRODUCTION)
    member = accept_invitation(token=token_in(mail.outbox[0]), by=nina())
    assert (member.publisher, member.role) == (owl.publisher, Role.PRODUCTION)
    event = Event.objects.filter(book__isnull=True).first()
    assert event is not None
    assert (event.what, event.subject, event.to_state) == (
        "accept-invitation",
        NINA,
        "production",
    )


def test_a_link_opens_once(owl: Press) -> None:
    asked(owl)
    user = nina()
    accept_invitation(token=token_in(mail.outbox[0]), by=user)
    with pytest.raises(Gone, match="accepted already"):
        accept_invitation(token=token_in(mail.outbox[0]), by=user)
    assert Member.objects.filter(user=user).count() == 1


def test_nobody_else_takes_the_place(owl: Press, press: Press) -> None:
    asked(owl)
    with pytest.raises(NotAllowed, match=f"This invitation is for {NINA}, and you are olga@"):
        accept_invitation(token=token_in(mail.outbox[0]), by=press.olga.user)
    assert Invitation.objects.get().accepted_at is None


def test_the_address_is_compared_without_regard_to_case(owl: Press) -> None:
    asked(owl)
    user = nina()
    User.objects.filter(pk=user.pk).update(email="Nina@Lark.example")
    user.refresh_from_db()
    assert accept_invitation(token=token_in(mail.outbox[0]), by=user).role == Role.EDITOR


def test_a_link_older_than_seven_days_opens_nothing(
    owl: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = asked(owl)
    assert why_shut(made) == ""
    now = timezone.now()
    monkeypatch.setattr(invitations.timezone, "now", lambda: now + timedelta(days=7, minutes=1))
    with pytest.raises(Gone, match="older than seven days"):
        accept_invitation(token=token_in(mail.outbox[0]), by=nina())
    # The address is free again.
    again = asked(owl)
    assert again.pk != made.pk
    assert accept_invitation(token=token_in(mail.outbox[1]), by=User.objects.get(email=NINA))


def test_a_withdrawn_link_opens_nothing(owl: Press) -> None:
    made = asked(owl)
    withdraw_invitation(invitation=made, by=owl.ada)
    with pytest.raises(Gone, match="withdrawn"):
        accept_invitation(token=token_in(mail.outbox[0]), by=nina())
    with pytest.raises(IllegalMove, match="accepted or withdrawn already"):
        withdraw_invitation(invitation=made, by=owl.ada)


def test_sending_anew_shuts_the_old_link(owl: Press) -> None:
    made = asked(owl)
    resend_invitation(invitation=made, by=owl.ada)
    old, new = (token_in(letter) for letter in mail.outbox)
    assert invitation_of(old) is None
    with pytest.raises(Gone, match="no such invitation"):
        accept_invitation(token=old, by=nina())
    assert accept_invitation(token=new, by=User.objects.get(email=NINA))
    with pytest.raises(IllegalMove, match="accepted or withdrawn already"):
        resend_invitation(invitation=made, by=owl.ada)


def test_one_address_has_one_open_invitation(owl: Press) -> None:
    asked(owl)
    with pytest.raises(Refused, match="is invited already"):
        asked(owl, "NINA@lark.example")
    assert len(mail.outbox) == 1


def test_two_invitations_at_once_are_one(owl: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(invitations, "_check", lambda email, by: None)
    asked(owl)
    with pytest.raises(IllegalMove, match="at this moment") as told:
        asked(owl)
    assert isinstance(told.value.__cause__, IntegrityError)


def test_a_member_is_not_invited_again(owl: Press) -> None:
    with pytest.raises(Refused, match="is a member of Owl Press already"):
        asked(owl, "ben@owl-press.example")


@pytest.mark.parametrize("email", ["", "nina", "nina@", "a b@c.example", "x\ny@lark.example"])
def test_what_is_no_address_is_refused(owl: Press, email: str) -> None:
    with pytest.raises(Refused, match="is no e-mail address"):
        asked(owl, email)
    assert not Invitation.objects.exists()


def test_the_hundred_and_first_open_invitation_is_refused(
    owl: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(invitations, "MOST_OPEN", 2)
    asked(owl, "a@lark.example")
    asked(owl, "b@lark.example")
    with pytest.raises(Refused, match="2 invitations are open"):
        asked(owl, "c@lark.example")


def test_another_publisher_invites_the_same_address(press: Press) -> None:
    for member in (press.ada, press.olga):
        with acting_for(member.publisher):
            invite(email=NINA, name="", role=Role.EDITOR, by=member)
    user = nina()
    for letter in mail.outbox:
        accept_invitation(token=token_in(letter), by=user)
    with acting_for(press.publisher):
        assert Member.objects.filter(user=user).count() == 1


@pytest.mark.parametrize("who", ["ben", "rita", "paul"])
def test_only_owners_invite_resend_and_withdraw(owl: Press, who: str) -> None:
    by, made = getattr(owl, who), asked(owl)
    with pytest.raises(NotAllowed, match="may not invite"):
        invite(email="z@lark.example", name="", role=Role.EDITOR, by=by)
    for deed in (resend_invitation, withdraw_invitation):
        with pytest.raises(NotAllowed, match="may not invite"):
            deed(invitation=made, by=by)
    assert len(mail.outbox) == 1


def test_a_mail_server_that_is_away_leaves_the_place_kept(
    owl: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> int:
        raise TimeoutError

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
    with pytest.raises(MailNotSentError, match=r"could not be sent now \(TimeoutError\)"):
        asked(owl)
    assert Invitation.objects.count() == 1
