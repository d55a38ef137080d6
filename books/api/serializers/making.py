"""A new title: its manuscript, how it shall be printed, who is in it; and what it would become."""

from __future__ import annotations

from rest_framework import serializers

from books.answers import MAX_CHARACTERS, MAX_CREDIT, MAX_CREDITS, MAX_NAME
from books.api.serializers.titles import ContributorTold
from books.api.shapes import Asked, Told
from books.api.words import ARRANGEMENT, LARGEST_WHOLE, Word, YesNo
from books.enums import BriefOrigin, ContributorRole, PageKind, SceneKind, Template
from books.manuscript.value import MAX_TITLE, MAX_WORD, MAX_WORDS

LONGEST_TEXT = 1_000_000


class CreditAsked(Asked):
    """A person to credit."""

    name = serializers.CharField(max_length=MAX_CREDIT)
    role = Word(ContributorRole)


class NewCharacterAsked(Asked):
    """A character with the traits that are to hold in every picture."""

    name = serializers.CharField(max_length=MAX_NAME)
    kind = serializers.CharField(max_length=MAX_NAME, required=False, allow_blank=True)
    body = serializers.CharField(max_length=MAX_WORD, required=False, allow_blank=True)
    eyes = serializers.CharField(max_length=MAX_WORD, required=False, allow_blank=True)
    build = serializers.CharField(max_length=MAX_WORD, required=False, allow_blank=True)
    hair = serializers.CharField(max_length=MAX_WORD, required=False, allow_blank=True)
    skin = serializers.CharField(max_length=MAX_WORD, required=False, allow_blank=True)
    age = serializers.CharField(max_length=MAX_WORD, required=False, allow_blank=True)
    marks = serializers.CharField(max_length=MAX_WORD, required=False, allow_blank=True)
    wears = serializers.ListField(
        child=serializers.CharField(max_length=MAX_WORD), required=False, max_length=20
    )
    scenes = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=LARGEST_WHOLE),
        required=False,
        max_length=200,
        help_text="The scenes it plays in; left out, those whose words name it.",
    )


class HowPrintedAsked(Asked):
    """How a title shall be printed and drawn. What is left out is the house's usual."""

    title = serializers.CharField(max_length=MAX_TITLE, required=False)
    printer = serializers.CharField(max_length=60, required=False)
    trim = serializers.CharField(max_length=30, required=False, help_text="Such as 8.5x8.5.")
    stock = serializers.CharField(max_length=40, required=False)
    bleed = YesNo(required=False, default=True)
    language = serializers.CharField(
        max_length=20, required=False, help_text="Such as en or pt-BR; else the manuscript's own."
    )
    isbn = serializers.CharField(max_length=30, required=False)
    arrangement = Word(ARRANGEMENT, required=False)
    style = serializers.CharField(  # type: ignore[assignment]  # Field has a `style`
        max_length=60, required=False, help_text="A key of the shelf of styles."
    )
    style_words = serializers.CharField(
        max_length=MAX_WORDS, required=False, help_text="One's own words for a style."
    )


class NewTitleAsked(HowPrintedAsked):
    """A new title from text."""

    text = serializers.CharField(
        max_length=LONGEST_TEXT, trim_whitespace=False, help_text="The manuscript, in Markdown."
    )
    contributors = serializers.ListField(
        child=CreditAsked(), required=False, max_length=MAX_CREDITS
    )
    characters = serializers.ListField(
        child=NewCharacterAsked(), required=False, max_length=MAX_CHARACTERS
    )


class NewTitleFormAsked(HowPrintedAsked):
    """A new title from a file: .docx, .xlsx, .csv, .md or .txt."""

    manuscript = serializers.FileField(max_length=200, allow_empty_file=True)


class PreviewPageTold(Told):
    """A page as it would stand."""

    number = serializers.IntegerField()
    kind = Word(PageKind)
    template = Word(Template)
    text = serializers.CharField(allow_blank=True)
    scene = serializers.IntegerField(allow_null=True)


class PreviewSceneTold(Told):
    """A picture that would be wanted."""

    number = serializers.IntegerField()
    kind = Word(SceneKind)
    brief = serializers.CharField(allow_blank=True)
    brief_origin = Word(BriefOrigin, source="origin")
    cast = serializers.ListField(child=serializers.CharField())
    light = serializers.CharField(allow_blank=True)
    pages = serializers.ListField(child=serializers.IntegerField())


class UnfitTold(Told):
    """A page whose words find no room."""

    page = serializers.IntegerField()
    why = serializers.CharField()


class PreviewTold(Told):
    """The title as it would be made; nothing of it is saved."""

    title = serializers.CharField()
    language = serializers.CharField()
    style = serializers.CharField(  # type: ignore[assignment]  # Field has a `style`
        allow_blank=True
    )
    isbn = serializers.CharField(allow_blank=True)
    contributors = ContributorTold(many=True)
    characters = serializers.ListField(child=serializers.CharField())
    total = serializers.IntegerField(help_text="Pages.")
    arrangement = serializers.CharField()
    body_pt = serializers.FloatField()
    pages = PreviewPageTold(many=True)
    scenes = PreviewSceneTold(many=True)
    unfit = UnfitTold(many=True)
    reasons = serializers.ListField(child=serializers.CharField())
    notes = serializers.ListField(child=serializers.CharField(), help_text="Read these first.")
