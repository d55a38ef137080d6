"""Tokens: made for a member, shown once, kept by their hash, bounded by rights and time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from books.enums import Role
from books.errors import IllegalMove, NotAllowed, Refused
from books.models import ApiToken, Event, Member
from books.operations.people import change_role
from books.operations.tokens import (
    LONGEST_LIFE,
    UnknownToken,
    caller_of,
    digest,
    make_token,
    revoke_token,
)
from tests.personas import Press


def made(press: Press, member: Member | None = None, role: Role = Role.EDITOR) -> tuple[str, int]:
    """Return a token's key and id."""
    row, key = make_token(
        member=member or press.ben, name="importer", role=role, expires=None, by=press.ada
    )
    return key, row.pk


def test_only_the_hash_of_a_token_is_kept(owl: Press) -> None:
    key, pk = made(owl)
    row = ApiToken.objects.values().get(pk=pk)
    assert key.startswith("oct_")
    assert len(key) == 44  # oct_ and 30 bytes in base64
    assert row["sha256"] == digest(key)
    assert row["prefix"] == key[:12]
    assert key not in str(row)


def test_a_token_acts_for_its_member_in_its_own_role(owl: Press) -> None:
    key, _pk = made(owl, owl.ada, Role.REVIEWER)
    caller = caller_of(key)
    assert (caller.member.user, caller.member.role) == (owl.ada.user, Role.REVIEWER)
    assert Member.objects.get(pk=owl.ada.pk).role == Role.OWNER


@pytest.mark.parametrize("who", ["ben", "rita", "paul"])
def test_only_owners_make_and_revoke_tokens(owl: Press, who: str) -> None:
    by = getattr(owl, who)
    with pytest.raises(NotAllowed):
        make_token(member=by, name="x", role=Role(by.role), expires=None, by=by)
    _key, pk = made(owl)
    with pytest.raises(NotAllowed):
        revoke_token(token=ApiToken.objects.get(pk=pk), by=by)
    assert ApiToken.objects.get().revoked_at is None


@pytest.mark.parametrize("role", [Role.OWNER, Role.REVIEWER, Role.PRODUCTION])
def test_a_token_has_no_more_rights_than_its_member(owl: Press, role: Role) -> None:
    with pytest.raises(Refused, match="may not act as"):
        made(owl, owl.ben, role)
    assert not ApiToken.objects.exists()


def test_a_demoted_members_token_is_refused(owl: Press) -> None:
    key, _pk = made(owl)
    change_role(member=owl.ben, role=Role.REVIEWER, by=owl.ada)
    with pytest.raises(NotAllowed, match="acts as editor, but Ben Wren is reviewer now"):
        caller_of(key)


def test_a_removed_members_token_is_unknown(owl: Press) -> None:
    key, _pk = made(owl)
    owl.ben.delete()
    with pytest.raises(UnknownToken, match="No such token"):
        caller_of(key)


def test_a_person_who_is_shut_out_is_shut_out_of_the_api(owl: Press) -> None:
    key, _pk = made(owl)
    owl.ben.user.is_active = False
    owl.ben.user.save()
    with pytest.raises(UnknownToken, match="can no longer come in"):
        caller_of(key)


def test_an_expired_token_says_so(owl: Press) -> None:
    key, pk = made(owl)
    ApiToken.objects.filter(pk=pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(UnknownToken, match="importer expired on"):
        caller_of(key)


def test_a_revoked_token_says_so_and_is_revoked_once(owl: Press) -> None:
    key, pk = made(owl)
    row = ApiToken.objects.get(pk=pk)
    revoke_token(token=row, by=owl.ada)
    with pytest.raises(UnknownToken, match="importer was revoked on"):
        caller_of(key)
    with pytest.raises(IllegalMove, match="already"):
        revoke_token(token=row, by=owl.ada)


@pytest.mark.parametrize("days", [-1, LONGEST_LIFE.days + 1])
def test_a_token_lives_at_most_a_year(owl: Press, days: int) -> None:
    expires = timezone.now() + timedelta(days=days)
    with pytest.raises(Refused, match="Nothing was made"):
        make_token(member=owl.ben, name="x", role=Role.EDITOR, expires=expires, by=owl.ada)


@pytest.mark.parametrize("name", ["", "   ", "x" * 81])
def test_a_token_needs_a_name(owl: Press, name: str) -> None:
    with pytest.raises(Refused, match="name"):
        make_token(member=owl.ben, name=name, role=Role.EDITOR, expires=None, by=owl.ada)


def test_a_token_for_another_publishers_member_is_refused(owl: Press) -> None:
    with pytest.raises(Refused, match="not a member"):
        made(owl, owl.olga, Role.EDITOR)


def test_making_and_revoking_are_on_record_without_the_key(owl: Press) -> None:
    key, pk = made(owl)
    revoke_token(token=ApiToken.objects.get(pk=pk), by=owl.ada)
    told = list(Event.objects.values_list("what", "subject", "note", "by__name"))
    shown = f"importer ({key[:12]}…)"
    assert told == [
        ("revoke-token", shown, "", "Ada Owl"),
        ("make-token", shown, "for Ben Wren, as editor", "Ada Owl"),
    ]


def test_its_use_is_noted_once_a_minute(owl: Press) -> None:
    key, pk = made(owl)
    caller_of(key)
    first = ApiToken.objects.get(pk=pk).last_used_at
    caller_of(key)
    assert ApiToken.objects.get(pk=pk).last_used_at == first
    ApiToken.objects.filter(pk=pk).update(last_used_at=timezone.now() - timedelta(seconds=61))
    caller_of(key)
    assert ApiToken.objects.get(pk=pk).last_used_at > first
