"""What is asked when a picture is to be drawn again otherwise."""

from __future__ import annotations

from rest_framework import serializers

from books.api.shapes import Asked
from books.api.words import Words
from books.operations.brief import LONGEST_BRIEF
from illustration.operations.verbs import LONGEST_CHANGE, LONGEST_STYLE
from illustration.studio.marking import MOST_BOXES


class PartAnewAsked(Asked):
    """Places of a picture to be drawn anew, and what is to be there."""

    artwork = serializers.IntegerField(help_text="The picture to begin from, one of the scene's.")
    boxes = serializers.ListField(
        child=serializers.ListField(
            child=serializers.FloatField(min_value=0, max_value=1), min_length=4, max_length=4
        ),
        min_length=1,
        max_length=MOST_BOXES,
        help_text="x0, y0, x1, y1 of each place as fractions of the picture, from its top left.",
    )
    change = Words(max_length=LONGEST_CHANGE)


class RestyleAsked(Asked):
    """Another style for one picture."""

    artwork = serializers.IntegerField(help_text="The picture to begin from, one of the scene's.")
    style = Words(max_length=LONGEST_STYLE)  # type: ignore[assignment]


class RewriteAsked(Asked):
    """Another brief."""

    brief = Words(max_length=LONGEST_BRIEF)
