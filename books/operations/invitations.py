"""Asking people into a publisher: a link by mail that opens once, for seven days."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils import timezone

from books import mailing
from books.enums import Act, Role
from books.errors import Gone, IllegalMove, NotAllowed, Refused
from books.models import Invitation, Member, User
from books.operations.moves import record_of_house
from books.rules import require
from books.tenancy import acting_for, everyone

STANDS_FOR = timedelta(days=7)
MOST_OPEN = 100
OPEN = {"accepted_at__isnull": True, "withdrawn_at__isnull": True}


def invite(*, email: str, name: str, role: Role, by: Member) -> Invitation:
    """Keep a place for an address and mail its link; only the link's hash is kept.

    Raises NotAllowed; Refused for an address that is none, is a member's, or is invited already;
    mailing.MailNotSentError (a NotReady) where the place is kept but the mail did not leave.
    """
    require(by, Act.INVITE)
    email, name = email.strip().lower(), " ".join(name.split())[:120]
    _check(email, by)
    token = secrets.token_urlsafe(32)
    try:
        with transaction.atomic():
            _withdraw_expired(email)
            invitation = Invitation.objects.create(
                publisher=by.publisher,
                email=email,
                name=name,
                role=role.value,
                token_sha256=_hash(token),
                invited_by=by.user,
                expires_at=timezone.now() + STANDS_FOR,
            )
            _record("invite", invitation, by.user, to_state=role.value)
    except IntegrityError as error:
        raise IllegalMove(
            f"Somebody invited {email} at this moment. Nothing was sent by you; reload."
        ) from error
    _post(invitation, token, by)
    return invitation


def resend_invitation(*, invitation: Invitation, by: Member) -> Invitation:
    """Mail a fresh link, good for seven days from now; the old one opens nothing any more.

    Raises NotAllowed, and IllegalMove where the invitation was accepted or withdrawn.
    """
    require(by, Act.INVITE)
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        _move(invitation, token_sha256=_hash(token), expires_at=timezone.now() + STANDS_FOR)
        _record("resend-invitation", invitation, by.user)
    _post(invitation, token, by)
    return invitation


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: Member) -> Invitation:
    """Shut an invitation that nobody accepted yet. Raises NotAllowed, IllegalMove."""
    require(by, Act.INVITE)
    _move(invitation, withdrawn_at=timezone.now())
    _record("withdraw-invitation", invitation, by.user)
    return invitation


def accept_invitation(*, token: str, by: User) -> Member:
    """Make the person of the invited address a member, with the role the invitation names.

    Raises Gone for a link that opens nothing any more, NotAllowed for anybody else's.
    """
    invitation = invitation_of(token)
    if invitation is None:
        raise Gone("There is no such invitation. Nothing was changed; ask for a fresh link.")
    shut = why_shut(invitation)
    if shut:
        raise Gone(shut)
    if not is_for(invitation, by):
        raise NotAllowed(
            f"This invitation is for {invitation.email}, and you are {by.email}. Nothing was "
            "changed; sign out and open the link again, or ask for one to your address."
        )
    with acting_for(invitation.publisher_id), transaction.atomic():
        _move(invitation, accepted_at=timezone.now())
        member, _ = Member.objects.get_or_create(
            publisher_id=invitation.publisher_id, user=by, defaults={"role": invitation.role}
        )
        _record("accept-invitation", invitation, by, to_state=member.role)
    return member


def invitation_of(token: str) -> Invitation | None:
    """Return the invitation a link stands for, open or not; None for a link that is made up."""
    with everyone("whoever holds the link may see what it is for"):
        return (
            Invitation.objects.select_related("publisher", "invited_by")
            .filter(token_sha256=_hash(token))
            .first()
        )


def why_shut(invitation: Invitation) -> str:
    """Return the sentence that says why a link opens nothing any more; "" while it is open."""
    if invitation.accepted_at is not None:
        return "This invitation was accepted already. Sign in; nothing was changed."
    if invitation.withdrawn_at is not None:
        return "This invitation was withdrawn. Nothing was changed; ask whoever sent it to you."
    if invitation.expires_at <= timezone.now():
        return (
            "This invitation is older than seven days and opens nothing any more. Nothing was "
            "changed; ask for a fresh one."
        )
    return ""


def is_for(invitation: Invitation, user: User) -> bool:
    """Return whether the invitation was sent to this person's address."""
    return user.email.lower() == invitation.email.lower()


def _check(email: str, by: Member) -> None:
    try:
        validate_email(email)
    except ValidationError as error:
        raise Refused(f"{email!r} is no e-mail address. Nobody was invited.") from error
    if Member.objects.filter(user__email=email).exists():
        raise Refused(f"{email} is a member of {by.publisher} already. Nobody was invited.")
    if _open().filter(email=email, expires_at__gt=timezone.now()).exists():
        raise Refused(
            f"{email} is invited already. Nobody was invited again; send that invitation anew or "
            "withdraw it."
        )
    if _open().count() >= MOST_OPEN:
        raise Refused(
            f"{MOST_OPEN} invitations are open, and more look like a mistake. Nobody was invited; "
            "withdraw some."
        )


def _open() -> models.QuerySet[Invitation]:
    return Invitation.objects.filter(**OPEN)


def _withdraw_expired(email: str) -> None:
    now = timezone.now()
    _open().filter(email=email, expires_at__lte=now).update(withdrawn_at=now)


def _move(invitation: Invitation, **to: object) -> None:
    if _open().filter(pk=invitation.pk).update(**to) != 1:
        raise IllegalMove(
            f"The invitation of {invitation.email} is accepted or withdrawn already. Nothing was "
            "changed."
        )
    for name, value in to.items():
        setattr(invitation, name, value)


def _post(invitation: Invitation, token: str, by: Member) -> None:
    mailing.send(
        "invitation",
        invitation.email,
        {
            "link": reverse("invitation", kwargs={"token": token}),
            "name": invitation.name,
            "role": invitation.role,
            "publisher": by.publisher,
            "sender": by.label,
        },
    )


def _record(what: str, invitation: Invitation, by: User, to_state: str = "") -> None:
    record_of_house(
        publisher=invitation.publisher,
        what=what,
        subject=invitation.email,
        by=by,
        to_state=to_state,
    )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
