"""Typefaces of the publisher's own, and the one an edition is set in."""

from __future__ import annotations

from rest_framework import serializers

from books.api.serializers.uploads import PictureField
from books.api.shapes import Asked, Told
from books.api.words import LARGEST_WHOLE


class TypefaceTold(Told):
    """A typeface that was looked at and kept; a retired one is offered to no further edition."""

    id = serializers.IntegerField()
    title = serializers.CharField(help_text="Family and style, as the file itself tells them.")
    bytes = serializers.IntegerField()
    sha256 = serializers.CharField()
    created_at = serializers.DateTimeField()
    retired_at = serializers.DateTimeField(allow_null=True)


class TypefaceFileAsked(Asked):
    """A TTF or OTF. Its embedding bits must permit it; make sure your licence does as well."""

    font = PictureField()


class LackingTold(Told):
    """Letters of a page that the typeface has none of, set in the press's own."""

    page = serializers.IntegerField()
    letters = serializers.CharField()


class EditionTypefaceTold(Told):
    """What an edition's story is set in."""

    typeface = TypefaceTold(allow_null=True, help_text="Null: the press's own.")
    body_pt = serializers.FloatField(help_text="The one size of the story's words, in points.")
    lacking = LackingTold(many=True)


class TypefaceChosenAsked(Asked):
    """The typeface an edition's story is to be set in."""

    typeface = serializers.IntegerField(
        min_value=1, max_value=LARGEST_WHOLE, allow_null=True, help_text="Null: the press's own."
    )
