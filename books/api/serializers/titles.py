"""Titles, the people to credit, and their editions."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from books.api.paging import Paging
from books.api.shapes import Asked, Told
from books.api.words import STAGES, Word, Words, YesNo
from books.enums import ContributorRole
from books.stage import stage_of
from books.voiding import seen_of_edition, seen_of_title


class ContributorTold(Told):
    """A person to credit."""

    name = serializers.CharField()
    role = Word(ContributorRole)


class EditionTold(Told):
    """One way of printing a title. Lengths in inches, text in points."""

    number = serializers.IntegerField()
    language = serializers.CharField()
    title = serializers.CharField(
        source="shown_title", help_text="The title in this edition's language."
    )
    format = serializers.CharField()
    printer = serializers.CharField()
    trim = serializers.CharField(help_text="Width x height in inches, such as 8.5x8.5.")
    bleed = serializers.BooleanField()
    stock = serializers.CharField()
    isbn = serializers.CharField(allow_blank=True)
    seen = serializers.SerializerMethodField(help_text="Send it back with a change.")
    body_pt = serializers.DecimalField(max_digits=4, decimal_places=1)
    arrangement = serializers.CharField()
    reasons = serializers.ListField(
        source="plan_reasons",
        child=serializers.CharField(),
        help_text="Why the pages are planned so, in sentences.",
    )
    created_at = serializers.DateTimeField()

    def get_seen(self, edition: Any) -> str:
        """Return what a change of title and ISBN is made from."""
        return seen_of_edition(edition)


class StageField(Word):
    """The first gate that is not passed, derived from the title's parts."""

    def __init__(self) -> None:
        super().__init__(STAGES, source="*", read_only=True)

    def to_representation(self, value: Any) -> str:
        """Return the stage's word."""
        return stage_of(value).word


class TitleTold(Told):
    """A title and how far it is."""

    slug = serializers.SlugField()
    title = serializers.CharField()
    language = serializers.CharField()
    style = serializers.CharField(  # type: ignore[assignment]  # Field has a `style`
        allow_blank=True
    )
    contributors = ContributorTold(many=True)
    stage = StageField()
    seen = serializers.SerializerMethodField(help_text="Send it back with a change.")
    next_action = serializers.SerializerMethodField()
    scenes = serializers.IntegerField(source="scenes_total")
    scenes_approved = serializers.IntegerField()
    pages = serializers.IntegerField(source="pages_total")
    pages_approved = serializers.IntegerField()
    editions = EditionTold(many=True)
    created_at = serializers.DateTimeField()
    archived_at = serializers.DateTimeField(allow_null=True)

    def get_seen(self, book: Any) -> str:
        """Return what a change of title and credits is made from."""
        return seen_of_title(book)

    def get_next_action(self, book: Any) -> str:
        """The one thing to do next."""
        return stage_of(book).next_action


class TitlesAsked(Paging):
    """Which titles to list."""

    archived = YesNo(required=False, help_text="Only archived titles, or only the others.")
    search = Words(
        required=False, max_length=100, help_text="Words of the title or of a person credited."
    )
    order = serializers.ChoiceField(
        choices=["title", "newest"], required=False, default="title", help_text="How to sort."
    )


class CopyAsked(Asked):
    """A copy of a title."""

    title = Words(max_length=200, required=False, help_text="The copy's title.")


class TitleGoneAsked(Asked):
    """Which title goes."""

    title = Words(max_length=200, help_text="The title's words, as a proof that this one is meant.")
