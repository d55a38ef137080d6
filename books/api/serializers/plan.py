"""An edition's plan, and the verbs that change it. Pages are named by their number."""

from __future__ import annotations

from typing import get_args

from rest_framework import serializers

from books.api.serializers.pages import LONGEST_TEXT, PageTold
from books.api.shapes import Asked, Told
from books.api.words import LARGEST_WHOLE, Words
from books.operations.brief import LONGEST_BRIEF
from books.operations.templates import Setting

SETTINGS = get_args(Setting)
SIDES = ("left", "right")


class Number(serializers.IntegerField):
    """A page's number, or a scene's position."""

    def __init__(self, help_text: str = "", *, required: bool = True) -> None:
        super().__init__(
            min_value=1, max_value=LARGEST_WHOLE, required=required, help_text=help_text or None
        )


class PlanTold(Told):
    """The pages in order, why they stand so, and the scenes on no page."""

    digest = serializers.CharField(help_text="To be sent with every change of the plan.")
    arrangement = serializers.CharField()
    body_pt = serializers.DecimalField(max_digits=4, decimal_places=1)
    reasons = serializers.ListField(child=serializers.CharField())
    pages = PageTold(many=True)
    unplaced_scenes = serializers.ListField(child=serializers.IntegerField())


class PlanAsked(Asked):
    """A change of the plan that was looked at."""

    digest = serializers.RegexField(
        r"^[0-9a-f]{32}$", help_text="As the plan told it; of another plan nothing is changed."
    )


class MoveAsked(PlanAsked):
    """A page of the story, with its scene, to another place."""

    page = Number()
    before = Number("Left out: to the story's end.", required=False)


class InsertAsked(PlanAsked):
    """A new page of the story."""

    before = Number("Left out: at the story's end.", required=False)
    text = Words(max_length=LONGEST_TEXT, required=False, allow_blank=True, help_text="Markdown.")
    scene = Number("A scene that is on no page, to be shown here.", required=False)
    brief = Words(
        max_length=LONGEST_BRIEF, required=False, help_text="Of a new scene, to be shown here."
    )


class DeleteAsked(PlanAsked):
    """A page of the story that goes."""

    page = Number()
    version = Number("The version you read.")
    confirmed = serializers.BooleanField(
        required=False, default=False, help_text="That its words may go."
    )


class JoinAsked(PlanAsked):
    """Two neighbours to be one spread."""

    left = Number()
    right = Number()
    keep = serializers.ChoiceField(
        choices=list(SIDES), required=False, default="left", help_text="Whose picture it keeps."
    )


class SpreadPartingAsked(PlanAsked):
    """A spread to be two pages."""

    page = Number("Either page of the spread.")
    keep = serializers.ChoiceField(
        choices=list(SIDES), required=False, default="left", help_text="Where its scene stays."
    )
    other = Number("A scene on no page for the other side; else a new one.", required=False)


class PlaceAsked(PlanAsked):
    """A picture for words that stand alone, or for a blank page."""

    page = Number()
    scene = Number("A scene that is on no page; else a new one.", required=False)
    brief = Words(max_length=LONGEST_BRIEF, required=False)


class SettingAsked(PlanAsked):
    """How a scene's words stand to its picture."""

    scene = Number()
    template = serializers.ChoiceField(choices=list(SETTINGS))
    confirmed = serializers.BooleanField(
        required=False, default=False, help_text="That words may go (picture-only)."
    )
