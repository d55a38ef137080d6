"""Keys for programs: making one, shown once; finding whom one stands for; taking one back."""

from __future__ import annotations

import copy
import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from books.enums import Act, Role
from books.errors import IllegalMove, NotAllowed, Refused
from books.models import ApiToken, Member, RememberedAnswer
from books.operations.moves import record_of_house
from books.rules import TABLE, require
from books.tenancy import acting_for, everyone

MARK = "oct_"
SECRET_BYTES = 30  # 240 bits: guessing is hopeless, so a plain sha256 is enough to keep it by
SHOWN = 12
LONGEST_NAME = 80
LONGEST_LIFE = timedelta(days=366)
A_MINUTE = timedelta(minutes=1)
ANSWERS_KEPT = timedelta(hours=24)


class UnknownToken(Exception):
    """No token, or one that opens nothing any more; the sentence says which and what to do."""


@dataclass(frozen=True)
class Caller:
    """Whom a token stands for: its row, and its member with the token's role in place of his."""

    token: ApiToken
    member: Member


@transaction.atomic
def make_token(
    *, member: Member, name: str, role: Role, expires: datetime | None, by: Member
) -> tuple[ApiToken, str]:
    """Make a key with which a program acts for `member` as `role`; return (row, the key itself).

    Only the key's hash is kept, so this is the one time it can be shown. `expires` None means
    after LONGEST_LIFE. Raises NotAllowed, and Refused for a role with more rights than the
    member's own, an empty or long name, or an expiry that is past or too far away.
    """
    require(by, Act.TOKENS)
    if member.publisher_id != by.publisher_id:
        raise Refused("That person is not a member of this publisher. Nothing was made.")
    _refuse_more_rights(member, role)
    key = MARK + secrets.token_urlsafe(SECRET_BYTES)
    row = ApiToken.objects.create(
        publisher_id=member.publisher_id,
        member=member,
        name=_name(name),
        role=role.value,
        prefix=key[:SHOWN],
        sha256=digest(key),
        expires_at=_expiry(expires, timezone.now()),
    )
    _record("make-token", row, by, f"for {member.label}, as {role}")
    return row, key


def caller_of(key: str) -> Caller:
    """Return whom a key stands for, and note that it was used (once a minute at most).

    Raises UnknownToken (a sentence: unknown, expired, revoked, or its person is shut out), and
    NotAllowed where the member's own role no longer covers the token's.
    """
    now = timezone.now()
    with everyone("the token decides which wall the request stands in"):
        row = (
            ApiToken.objects.select_related("member__user", "member__publisher", "publisher")
            .filter(sha256=digest(key))
            .first()
        )
    if row is None:
        raise UnknownToken("No such token. Check that the whole of it was sent.")
    _refuse_dead(row, now)
    if not TABLE[Role(row.role)] <= TABLE[Role(row.member.role)]:
        raise NotAllowed(
            f"This token acts as {row.role}, but {row.member.label} is {row.member.role} now. "
            "Nothing was changed; have a new token made with a role that fits."
        )
    _note_use(row, now)
    member = copy.copy(row.member)
    member.role = row.role
    return Caller(row, member)


@transaction.atomic
def revoke_token(*, token: ApiToken, by: Member) -> None:
    """Shut a token for good. Raises NotAllowed, IllegalMove where it is shut already."""
    require(by, Act.TOKENS)
    now = timezone.now()
    if ApiToken.objects.filter(pk=token.pk, revoked_at__isnull=True).update(revoked_at=now) != 1:
        raise IllegalMove(f"The token {token.name} is revoked already. Nothing was changed.")
    token.revoked_at = now
    _record("revoke-token", token, by)


def forget_answers() -> int:
    """Delete the remembered answers of idempotent calls older than ANSWERS_KEPT; return how many.

    One of the sweeps.
    """
    before = timezone.now() - ANSWERS_KEPT
    with everyone("the sweep looks after every publisher"):
        return RememberedAnswer.objects.filter(created_at__lt=before).delete()[0]


def digest(key: str) -> str:
    """Return the sha256 by which a key is kept."""
    return hashlib.sha256(key.encode()).hexdigest()


def _record(what: str, row: ApiToken, by: Member, note: str = "") -> None:
    record_of_house(publisher=by.publisher, what=what, subject=str(row)[:60], by=by.user, note=note)


def _refuse_more_rights(member: Member, role: Role) -> None:
    if not TABLE[role] <= TABLE[Role(member.role)]:
        raise Refused(
            f"{member.label} is {member.role}; a token may not act as {role} for that person. "
            "Choose a role with no more rights. Nothing was made."
        )


def _name(name: str) -> str:
    told = " ".join(name.split())
    if not told or len(told) > LONGEST_NAME:
        raise Refused(
            f"Give the token a name of 1 to {LONGEST_NAME} characters that says which program "
            "uses it. Nothing was made."
        )
    return told


def _expiry(expires: datetime | None, now: datetime) -> datetime:
    if expires is None:
        return now + LONGEST_LIFE
    if not now < expires <= now + LONGEST_LIFE:
        raise Refused(
            f"A token lives until a day to come, {LONGEST_LIFE.days} days from now at most. "
            "Nothing was made."
        )
    return expires


def _refuse_dead(row: ApiToken, now: datetime) -> None:
    if row.revoked_at is not None:
        raise UnknownToken(f"The token {row.name} was revoked on {row.revoked_at:%Y-%m-%d}.")
    if row.expires_at is not None and row.expires_at <= now:
        raise UnknownToken(f"The token {row.name} expired on {row.expires_at:%Y-%m-%d}.")
    if not row.member.user.is_active:
        raise UnknownToken(f"The person of the token {row.name} can no longer come in.")


def _note_use(row: ApiToken, now: datetime) -> None:
    if row.last_used_at is None or row.last_used_at <= now - A_MINUTE:
        with acting_for(row.publisher_id):
            ApiToken.objects.filter(pk=row.pk).update(last_used_at=now)
        row.last_used_at = now
