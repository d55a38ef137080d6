"""Where pictures come from, what an edition is made of, and what a person says of it."""

from __future__ import annotations

from rest_framework import serializers

from books.api.shapes import Asked, Told
from books.api.words import Word, Words
from books.enums import Act
from illustration.ai_standing import Stands
from illustration.api.money_shapes import Money
from illustration.authorship import OF_PICTURES, Authorship, Maker, Making
from illustration.enums import Verb
from illustration.operations.ai_use import LONGEST_TOOLS

PICTURE_MAKERS = tuple(each.value for each in OF_PICTURES if each)
KDP_YES_NO = ("Yes", "No")


class CatalogModelTold(Told):
    """A model as the dated catalog has it."""

    key = serializers.CharField()
    title = serializers.CharField()
    licence = serializers.CharField(allow_blank=True)
    source = serializers.CharField(allow_blank=True)  # type: ignore[assignment]
    verified_on = serializers.DateField(allow_null=True)


class SentReferenceTold(Told):
    """A picture that went along with a request."""

    name = serializers.CharField()
    artwork = serializers.IntegerField(allow_null=True)
    sha256 = serializers.CharField()


class SentRequestTold(Told):
    """A request as it was sent, with its money in millionths of a US dollar."""

    ref = serializers.CharField()
    provider = serializers.CharField()
    model = CatalogModelTold()
    role = serializers.CharField(allow_blank=True)
    quality = serializers.CharField(allow_blank=True)
    verb = Word(Verb)
    prompt = serializers.CharField(allow_blank=True)
    note = serializers.CharField(allow_blank=True)
    references = SentReferenceTold(many=True)
    request_hash = serializers.CharField()
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    settled_micros = Money(seen_by=Act.COSTS)
    asked_at = serializers.DateTimeField()
    sent_at = serializers.DateTimeField(allow_null=True)
    finished_at = serializers.DateTimeField(allow_null=True)


class StepTold(Told):
    """A picture: who asked for it or handed it in, and what was asked."""

    artwork = serializers.IntegerField()
    subject = serializers.CharField()
    version = serializers.IntegerField()
    sha256 = serializers.CharField()
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    maker = Word(Maker)
    by = serializers.CharField(allow_blank=True)
    at = serializers.DateTimeField()
    source_name = serializers.CharField(allow_blank=True)
    asked = SentRequestTold(
        allow_null=True, help_text="Null where it was handed in, or no request is on record."
    )
    approved_by = serializers.CharField(allow_blank=True)
    approved_at = serializers.DateTimeField(allow_null=True)


class ProvenanceTold(StepTold):
    """Where a picture comes from."""

    making = Word(Making)
    chain = StepTold(many=True, help_text="This picture and those it began from, the first last.")


class PlacedTold(Told):
    """A picture of the printed book."""

    places = serializers.ListField(child=serializers.CharField())
    provenance = ProvenanceTold()


class KdpAnswerTold(Told):
    """One of KDP's three answers."""

    about = serializers.CharField()
    choice = serializers.CharField(
        allow_blank=True, help_text="KDP's own choice; empty while nobody has said who made it."
    )
    tools = serializers.CharField(allow_blank=True)
    why = serializers.CharField()


class WhatWasSaidTold(Told):
    """What a person said; empty words are unsaid."""

    version = serializers.IntegerField(help_text="0 while nobody has said anything.")
    text = Word(Authorship, allow_blank=True)
    text_tools = serializers.CharField(allow_blank=True)
    translation = Word(Authorship, allow_blank=True)
    translation_tools = serializers.CharField(allow_blank=True)
    pictures = serializers.ChoiceField(choices=list(PICTURE_MAKERS), allow_blank=True)
    pictures_tools = serializers.CharField(allow_blank=True)
    said_by = serializers.CharField(allow_null=True)
    said_at = serializers.DateTimeField(allow_null=True)


class AiUseTold(Told):
    """What of an edition AI models made, KDP's answers, and the statement to print."""

    said = WhatWasSaidTold()
    unsaid = serializers.ListField(child=serializers.CharField())
    pages_without_picture = serializers.ListField(
        child=serializers.IntegerField(), source="waiting"
    )
    kdp_ai_tools_used = serializers.ChoiceField(
        choices=list(KDP_YES_NO), allow_blank=True, help_text="Empty while it is not known."
    )
    kdp_answers = KdpAnswerTold(many=True)
    kdp_read_on = serializers.DateField(help_text="When KDP's choices were read.")
    statement = serializers.CharField(allow_blank=True)
    statement_digest = serializers.CharField(help_text="Send it back to print this statement.")
    statement_on_page = serializers.CharField(allow_blank=True)
    stands = Word(Stands)


class EditionProvenanceTold(Told):
    """Every picture of an edition's print, the cover's first and then by page."""

    edition = serializers.IntegerField(source="edition.number")
    pictures = PlacedTold(many=True, source="placed")
    pages_without_picture = serializers.ListField(
        child=serializers.IntegerField(), source="waiting"
    )


class SayAuthorshipAsked(Asked):
    """Who made what no record tells; what is left out is unsaid."""

    version = serializers.IntegerField(
        min_value=0, max_value=2**31 - 1, help_text="The version you read, 0 for the first word."
    )
    text = Word(Authorship, required=False, allow_blank=True)
    text_tools = Words(required=False, allow_blank=True, max_length=LONGEST_TOOLS)
    translation = Word(Authorship, required=False, allow_blank=True)
    translation_tools = Words(required=False, allow_blank=True, max_length=LONGEST_TOOLS)
    pictures = serializers.ChoiceField(
        choices=list(PICTURE_MAKERS), required=False, allow_blank=True
    )
    pictures_tools = Words(required=False, allow_blank=True, max_length=LONGEST_TOOLS)


class PlaceStatementAsked(Asked):
    """Which statement to print."""

    digest = Words(max_length=64, help_text="The statement_digest you read.")
