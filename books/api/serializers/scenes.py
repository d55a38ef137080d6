"""Scenes, characters, and the pictures offered for them."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.reverse import reverse

from books.api.shapes import Asked, Told
from books.api.words import LARGEST_WHOLE, Version, Word, Words
from books.enums import BriefOrigin, CheckItem, Origin, SceneKind, SceneState
from books.manuscript.value import MAX_WORD
from books.operations.brief import LONGEST_BRIEF, LONGEST_LIGHT
from books.operations.dressing import LONGEST_THING, MOST_THINGS
from books.operations.renditions import EDGES
from illustration.studio.letters import letters_of
from illustration.studio.order import LONGEST_EXACT_TEXT

TRAITS = ("body", "eyes", "build", "hair", "skin", "age", "marks")


class NamesField(serializers.ListField):
    """The names of a scene's cast, in the brief's order."""

    child = serializers.CharField()

    def __init__(self) -> None:
        super().__init__(source="castings", read_only=True)

    def to_representation(self, data: Any) -> list[str]:
        """Return the names."""
        return [casting.character.name for casting in data.all()]


class OutfitTold(Told):
    """What somebody wears and holds in one scene beside the own traits."""

    character = serializers.IntegerField(source="character.position")
    wears = serializers.ListField(child=serializers.CharField())
    holds = serializers.ListField(child=serializers.CharField())


class DressAsked(Asked):
    """An outfit for one scene; two empty lists take it off."""

    wears = serializers.ListField(child=Words(max_length=LONGEST_THING), max_length=MOST_THINGS)
    holds = serializers.ListField(child=Words(max_length=LONGEST_THING), max_length=MOST_THINGS)
    version = Version()


class LetterTold(Told):
    """One letter of a picture's exact words."""

    number = serializers.IntegerField(help_text="To be sent when it was compared.")
    letter = serializers.CharField()


class LettersField(serializers.ListField):
    """The letters of a scene's exact words."""

    child = LetterTold()

    def __init__(self) -> None:
        super().__init__(source="exact_text", read_only=True)

    def to_representation(self, data: Any) -> list[dict[str, Any]]:
        """Return number and letter of each."""
        return [{"number": number, "letter": letter} for number, letter in letters_of(data)]


class ExactTextAsked(Asked):
    """Words that a scene's picture shall bear; empty for none."""

    text = Words(max_length=LONGEST_EXACT_TEXT, allow_blank=True)
    version = Version()


class TouchedTold(Told):
    """A scene that a change of a character concerns."""

    scene = serializers.IntegerField(source="scene.position")
    approved = serializers.IntegerField(
        source="approved.pk", default=None, allow_null=True, help_text="Its approved picture."
    )
    under_way = serializers.BooleanField(help_text="One is being drawn as it was said before.")


class TicksField(serializers.ListField):
    """What somebody looked at on a picture."""

    child = Word(CheckItem)

    def __init__(self) -> None:
        super().__init__(read_only=True)

    def to_representation(self, data: Any) -> list[str]:
        """Return the items."""
        return [tick.item for tick in data.all()]


class SceneTold(Told):
    """One picture of the book, whatever pages show it."""

    position = serializers.IntegerField(help_text="0 is the front cover.")
    kind = Word(SceneKind)
    state = Word(SceneState)
    brief = serializers.CharField(allow_blank=True)
    brief_origin = Word(BriefOrigin)
    light = serializers.CharField(allow_blank=True)
    cast = NamesField()
    exact_text = serializers.CharField(
        allow_blank=True, help_text="Words the picture bears itself, letter for letter."
    )
    letters = LettersField()
    outfits = OutfitTold(source="castings.all", many=True, help_text="Of each of the cast.")
    version = serializers.IntegerField(
        help_text="To be sent with a change of the brief or an outfit."
    )
    artwork = serializers.IntegerField(source="artwork_id", allow_null=True)
    note = serializers.CharField(allow_blank=True, help_text="What was asked to be changed.")


@extend_schema_field(
    {
        "type": "object",
        "properties": {name: {"type": "string"} for name in TRAITS}
        | {"wears": {"type": "array", "items": {"type": "string"}}},
    }
)
class TraitsField(serializers.DictField):
    """A character's traits in words; `wears` is a list."""


class CharacterTold(Told):
    """Someone in the book."""

    position = serializers.IntegerField()
    name = serializers.CharField()
    kind = serializers.CharField(allow_blank=True)
    traits = TraitsField(help_text="Words, and for `wears` a list of words.")
    version = serializers.IntegerField(help_text="To be sent with a change of the traits.")
    sheet = serializers.IntegerField(
        source="sheet_id", allow_null=True, help_text="The approved picture that defines it."
    )


class AddressField(serializers.URLField):
    """The address of one of a picture's files."""

    def __init__(self, edge: int) -> None:
        super().__init__(source="*", read_only=True)
        self.edge = edge

    def to_representation(self, artwork: Any) -> str:
        """Return the whole address."""
        request = self.context["request"]
        words = {"artwork": artwork.pk} | ({"edge": self.edge} if self.edge else {})
        name = "api-artwork-preview" if self.edge else "api-artwork-file"
        return str(reverse(name, kwargs=words, request=request))


class ArtworkTold(Told):
    """A picture with its pixels, hash and origin."""

    id = serializers.IntegerField()
    scene = serializers.IntegerField(source="scene.position", default=None, allow_null=True)
    character = serializers.IntegerField(source="character.position", default=None, allow_null=True)
    version = serializers.IntegerField()
    width = serializers.IntegerField(help_text="In pixels.")
    height = serializers.IntegerField(help_text="In pixels.")
    sha256 = serializers.CharField()
    origin = Word(Origin)
    draft = serializers.BooleanField(help_text="Never printed: once approved its final is drawn.")
    source_name = serializers.CharField(allow_blank=True)
    ticks = TicksField()
    made_by = serializers.CharField(source="made_by.name", default=None, allow_null=True)
    created_at = serializers.DateTimeField()
    file = AddressField(0)
    small = AddressField(EDGES[0])
    large = AddressField(EDGES[1])


class ArtworkChosenAsked(Asked):
    """The picture that was looked at."""

    artwork = serializers.IntegerField(min_value=1, max_value=LARGEST_WHOLE)


class SceneApprovalAsked(ArtworkChosenAsked):
    """The picture that was looked at, and what was looked at on it."""

    checked = serializers.ListField(
        child=Word(CheckItem),
        required=False,
        max_length=len(CheckItem),
        help_text="With what was ticked before these must be all.",
    )
    letters = serializers.ListField(
        child=serializers.IntegerField(min_value=0, max_value=LONGEST_EXACT_TEXT),
        required=False,
        max_length=LONGEST_EXACT_TEXT,
        help_text="Letters of the exact words, by number, that were compared with the picture.",
    )


class BriefAsked(Asked):
    """What a scene's picture is to show."""

    brief = Words(max_length=LONGEST_BRIEF)
    light = Words(max_length=LONGEST_LIGHT, required=False, allow_blank=True)
    cast = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=LARGEST_WHOLE),
        max_length=50,
        help_text="The characters in it by position, in the brief's order.",
    )
    version = Version()


class TraitsAsked(Asked):
    """Traits in words; what is left out is nothing."""

    body = Words(max_length=MAX_WORD, required=False, allow_blank=True)
    eyes = Words(max_length=MAX_WORD, required=False, allow_blank=True)
    build = Words(max_length=MAX_WORD, required=False, allow_blank=True)
    hair = Words(max_length=MAX_WORD, required=False, allow_blank=True)
    skin = Words(max_length=MAX_WORD, required=False, allow_blank=True)
    age = Words(max_length=MAX_WORD, required=False, allow_blank=True)
    marks = Words(max_length=MAX_WORD, required=False, allow_blank=True)
    wears = serializers.ListField(child=Words(max_length=MAX_WORD), required=False, max_length=20)


class CharacterWordsAsked(Asked):
    """A character as it shall be."""

    name = Words(max_length=80)
    kind = Words(max_length=80, allow_blank=True)
    traits = TraitsAsked()


class CharacterChangeAsked(CharacterWordsAsked):
    """A character as it shall be from now on."""

    version = Version()
