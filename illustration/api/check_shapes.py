"""What was seen on a returned picture, for programs."""

from __future__ import annotations

from rest_framework import serializers

from books.api.shapes import Told
from books.api.words import Word
from illustration.enums import Verdict

CHECK_SEVERITIES = ("refused", "flagged", "warning")


class CheckFindingTold(Told):
    """Something the whole picture is told for."""

    kind = serializers.CharField(help_text="size, aspect, damaged, flat, frame, upscaled, busy.")
    severity = serializers.ChoiceField(choices=list(CHECK_SEVERITIES))
    sentence = serializers.CharField()
    box = serializers.ListField(
        child=serializers.IntegerField(),
        allow_null=True,
        help_text="Pixels of the picture, x0 y0 x1 y1; null where all of it is meant.",
    )
    numbers = serializers.DictField(child=serializers.FloatField())


class EvidenceTold(Told):
    """One trait of a character on the picture."""

    key = serializers.CharField(help_text="hair, body, skin, eyes, species, or wears: and a thing.")
    words = serializers.CharField(allow_blank=True)
    firm = serializers.BooleanField(help_text="Only firm evidence makes a verdict.")
    verdict = Word(Verdict)
    reason = serializers.CharField(allow_blank=True)
    score = serializers.FloatField(allow_null=True, help_text="0 as on the sheet, 1 nothing of it.")
    box = serializers.ListField(child=serializers.IntegerField(), allow_null=True)
    expected = serializers.CharField(allow_blank=True, help_text="#rrggbb in the page's light.")
    found = serializers.CharField(allow_blank=True)
    distance = serializers.FloatField(allow_null=True, help_text="CIEDE2000 between the two.")


class FigureTold(Told):
    """A character on the picture beside the approved sheet that went along."""

    name = serializers.CharField()
    sheet = serializers.IntegerField(allow_null=True, help_text="The sheet's artwork.")
    verdict = Word(Verdict)
    reason = serializers.CharField(allow_blank=True)
    score = serializers.FloatField(allow_null=True)
    redo = serializers.BooleanField(help_text="Far enough off to be asked for again by itself.")
    box = serializers.ListField(child=serializers.IntegerField(), allow_null=True)
    judge = serializers.CharField(
        default="", help_text="The dotted path of who judged; empty on rows from before."
    )
    evidence = EvidenceTold(many=True)


class ChecksTold(Told):
    """What was seen on a picture. A flag decides nothing: people approve or send back."""

    artwork = serializers.IntegerField(source="artwork_id")
    verdict = Word(Verdict)
    flagged = serializers.BooleanField()
    findings = CheckFindingTold(many=True)
    figures = FigureTold(many=True)
    looked_at = serializers.DateTimeField()
    cleared_at = serializers.DateTimeField(
        allow_null=True, help_text="When a person looked at a flagged picture and found it fine."
    )
