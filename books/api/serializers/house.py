"""The publisher, its people and their tokens."""

from __future__ import annotations

from rest_framework import serializers

from books.api.shapes import Asked, Told
from books.api.words import Word, Words
from books.enums import Act, Role


class PublisherTold(Told):
    """The publisher whose things this token opens."""

    slug = serializers.CharField()
    name = serializers.CharField()
    time_zone = serializers.CharField()


class MemberTold(Told):
    """A person with a role."""

    id = serializers.IntegerField()
    name = serializers.CharField(source="user.name")
    email = serializers.EmailField(source="user.email")
    role = Word(Role)


class TokenTold(Told):
    """A token, without the key itself."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    role = Word(Role)
    member = serializers.IntegerField(source="member_id")
    prefix = serializers.CharField(help_text="The first characters of the key.")
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField(allow_null=True)
    last_used_at = serializers.DateTimeField(
        allow_null=True, help_text="To the minute at best; null while it was never used."
    )
    revoked_at = serializers.DateTimeField(allow_null=True)


class MeTold(Told):
    """Whom the token stands for and what it may do."""

    publisher = PublisherTold()
    member = MemberTold()
    token = TokenTold()
    acts = serializers.ListField(child=Word(Act))


class RoleChangeAsked(Asked):
    """Another role for a person."""

    role = Word(Role)


class InvitationTold(Told):
    """A place kept for somebody; its link went by mail and is kept nowhere."""

    id = serializers.IntegerField()
    email = serializers.EmailField()
    name = serializers.CharField(allow_blank=True)
    role = Word(Role)
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField()
    accepted_at = serializers.DateTimeField(allow_null=True)
    withdrawn_at = serializers.DateTimeField(allow_null=True)


class NewInvitationAsked(Asked):
    """Whom to invite, as what."""

    email = serializers.EmailField(max_length=254)
    name = Words(max_length=120, required=False, allow_blank=True)
    role = Word(Role)
