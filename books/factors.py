"""Whether a person has a second factor: something more than a password to come in with."""

from __future__ import annotations

from allauth.mfa.models import Authenticator

from books.models import Member, User


def has_second_factor(user: User) -> bool:
    """Return whether the person has set up an authenticator app."""
    return bool(
        Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.TOTP).exists()
    )


def must_set_up(member: Member) -> bool:
    """Return whether the member's publisher asks for a second factor that is not there yet."""
    return member.publisher.requires_mfa and not has_second_factor(member.user)


def with_second_factor(members: list[Member]) -> set[int]:
    """Return the ids of the people among the members who have a second factor, in one query."""
    people = [member.user_id for member in members]
    rows = Authenticator.objects.filter(user_id__in=people, type=Authenticator.Type.TOTP)
    return set(rows.values_list("user_id", flat=True))
