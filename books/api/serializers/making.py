"""A new title: its manuscript, how it shall be printed, who is in it; and what it would become."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from rest_framework import serializers

from books.answers import MAX_CHARACTERS, MAX_CREDIT, MAX_CREDITS, MAX_NAME
from books.api.serializers.scenes import TraitsAsked
from books.api.serializers.titles import ContributorTold
from books.api.shapes import Asked, Told
from books.api.words import ARRANGEMENT, LARGEST_WHOLE, Word, Words, YesNo
from books.enums import BriefOrigin, ContributorRole, PageKind, SceneKind, Template
from books.manuscript.value import MAX_TITLE, MAX_WORDS

LONGEST_TEXT = 1_000_000


class CreditAsked(Asked):
    """A person to credit."""

    name = Words(max_length=MAX_CREDIT)
    role = Word(ContributorRole)


class NewCharacterAsked(TraitsAsked):
    """A character with the traits that are to hold in every picture."""

    name = Words(max_length=MAX_NAME)
    kind = Words(max_length=MAX_NAME, required=False, allow_blank=True)
    scenes = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=LARGEST_WHOLE),
        required=False,
        max_length=200,
        help_text="The scenes it plays in; left out, those whose words name it.",
    )


class HowPrintedAsked(Asked):
    """How a title shall be printed and drawn. What is left out is the house's usual."""

    title = Words(max_length=MAX_TITLE, required=False)
    printer = Words(max_length=60, required=False)
    trim = Words(max_length=30, required=False, help_text="Such as 8.5x8.5.")
    stock = Words(max_length=40, required=False)
    bleed = YesNo(required=False, default=True)
    language = Words(
        max_length=20, required=False, help_text="Such as en or pt-BR; else the manuscript's own."
    )
    isbn = Words(max_length=30, required=False)
    arrangement = Word(ARRANGEMENT, required=False)
    style = Words(  # type: ignore[assignment]  # Field has a `style`
        max_length=60, required=False, help_text="A key of the shelf of styles."
    )
    style_words = Words(
        max_length=MAX_WORDS, required=False, help_text="One's own words for a style."
    )


class NewTitleAsked(HowPrintedAsked):
    """A new title from text."""

    text = Words(max_length=LONGEST_TEXT, help_text="The manuscript, in Markdown.")
    contributors = serializers.ListField(
        child=CreditAsked(), required=False, max_length=MAX_CREDITS
    )
    characters = serializers.ListField(
        child=NewCharacterAsked(), required=False, max_length=MAX_CHARACTERS
    )


class ManuscriptField(serializers.FileField):
    """A file; a part without a file's name is text that was pasted."""

    def __init__(self) -> None:
        super().__init__(allow_empty_file=True)

    def to_internal_value(self, data: Any) -> Any:
        """Return a file with a name and a size."""
        if isinstance(data, str):
            data = SimpleUploadedFile("pasted.txt", data.encode())
        return super().to_internal_value(data)


class NewTitleFormAsked(HowPrintedAsked):
    """A new title from a file: .docx, .xlsx, .csv, .md or .txt."""

    manuscript = ManuscriptField()


class EditionAsked(Asked):
    """A further edition of a title. What is left out is as in the edition that it follows."""

    language = Words(max_length=20, help_text="Such as fr or pt-BR.")
    printer = Words(max_length=60, required=False)
    trim = Words(max_length=30, required=False, help_text="Such as 8.5x8.5.")
    stock = Words(max_length=40, required=False)
    bleed = YesNo(required=False)
    isbn = Words(max_length=30, required=False, help_text="Its own: no other edition has it.")
    arrangement = Word(ARRANGEMENT, required=False)


class NewEditionAsked(EditionAsked):
    """A further edition from text, or from the words the title has in that language."""

    text = Words(
        max_length=LONGEST_TEXT,
        required=False,
        help_text="The manuscript, in Markdown; its story pages pair with those that are there.",
    )


class NewEditionFormAsked(EditionAsked):
    """A further edition from a file: .docx, .xlsx, .csv, .md or .txt."""

    manuscript = ManuscriptField()


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
