"""What is asked of illustrators, and how far it is."""

from __future__ import annotations

from rest_framework import serializers

from books.api.shapes import Asked, Told
from books.api.words import Word, Words
from books.enums import Act
from books.rules import may
from illustration.api.money_shapes import Money
from illustration.enums import AttemptState, Purpose, Verb
from illustration.models import Attempt
from illustration.providers.sums import unsummed

LONGEST_NOTE = 2_000


class StyleTold(Told):
    """A style from the shelf."""

    key = serializers.CharField()
    name = serializers.CharField()
    words = serializers.CharField(help_text="What goes into the title's style line.")
    sample = serializers.CharField(help_text="The sample's path below the static files.")


class AttemptTold(Told):
    """One request to an illustrator, with its money in millionths of a US dollar."""

    ref = serializers.UUIDField()
    n = serializers.IntegerField(help_text="The how-manieth for its scene or character.")
    purpose = Word(Purpose)
    scene = serializers.IntegerField(source="scene.position", default=None, allow_null=True)
    character = serializers.IntegerField(source="character.position", default=None, allow_null=True)
    verb = Word(Verb)
    state = Word(AttemptState)
    provider = serializers.CharField()
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    note = serializers.CharField(allow_blank=True)
    error_class = serializers.CharField(allow_blank=True)
    error = serializers.SerializerMethodField(help_text="Without sums for who may see none.")
    reserved_micros = Money(seen_by=Act.COSTS)
    settled_micros = Money(seen_by=Act.COSTS)
    artwork = serializers.IntegerField(source="artwork_id", allow_null=True)
    based_on = serializers.IntegerField(source="based_on_id", allow_null=True)
    region = serializers.ListField(help_text="Places that were drawn anew, in fractions.")
    proof = serializers.DictField(
        help_text="That nothing outside them changed: pixels and their sha256 before and after."
    )
    created_at = serializers.DateTimeField()
    finished_at = serializers.DateTimeField(allow_null=True)

    def get_error(self, attempt: Attempt) -> str:
        """What went wrong, in words."""
        request = self.context.get("request")
        member = request.auth.member if request is not None and request.auth else None
        return attempt.error if may(member, Act.COSTS) else unsummed(attempt.error)


class DrawNoteAsked(Asked):
    """What to do otherwise this time."""

    note = Words(required=False, allow_blank=True, max_length=LONGEST_NOTE)


class UndrawableTold(Told):
    """What was not asked for, and why: its model cannot draw it, or words stop it."""

    scenes = serializers.ListField(child=serializers.IntegerField())
    characters = serializers.ListField(
        child=serializers.CharField(), help_text="Names of those whose sheet was not asked for."
    )
    reason = serializers.CharField()


class QueuedTold(Told):
    """What was asked for, and what waits."""

    sheets = serializers.IntegerField()
    scenes = serializers.IntegerField()
    waiting_for_sheets = serializers.ListField(
        child=serializers.IntegerField(), help_text="Scenes that wait for a sheet's approval."
    )
    undrawable = UndrawableTold(many=True)


class ProgressTold(Told):
    """How far a title's drawing is."""

    done = serializers.IntegerField(help_text="Drawn or failed.")
    under_way = serializers.IntegerField()
    failed = serializers.IntegerField(source="drawing.failed")
    unknown = serializers.IntegerField(
        source="drawing.unknown", help_text="A person must decide: the request may have been paid."
    )
    total = serializers.IntegerField(source="drawing.total")
    seconds_left = serializers.FloatField(allow_null=True)
