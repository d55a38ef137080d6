"""Drafts as the API asks for them and tells them."""

from __future__ import annotations

from rest_framework import serializers

from books.api.shapes import Asked, Told
from books.api.words import Word
from illustration.studio.roles import Role


class DraftsOfRoleTold(Told):
    """Whether drafts come first before pages, or before covers."""

    role = Word(Role)
    first = serializers.BooleanField()
    why = serializers.CharField(help_text="Why it is so, in a sentence.")


class DraftsFirstTold(Told):
    """Whether drafts come first: what was said, and what follows now."""

    said = serializers.BooleanField(
        allow_null=True, help_text="What was said here; null for nothing."
    )
    house = serializers.BooleanField(
        allow_null=True, help_text="What was said for all titles; null leaves it to the price."
    )
    roles = DraftsOfRoleTold(many=True)


class DraftingChosenAsked(Asked):
    """Always, never, or nothing said."""

    first = serializers.BooleanField(
        allow_null=True,
        help_text="true: always, false: never, null: as the publisher says, else the price.",
    )
