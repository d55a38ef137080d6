"""How pages are set: templates, art short of the bleed, subjects of a picture."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from books.api.serializers.pages import PageTold
from books.api.shapes import Asked, Told
from books.api.words import LARGEST_WHOLE, Version, Word
from books.enums import ShortArt, Template
from books.operations.looks import templates_of
from books.operations.subjects import MOST

TEMPLATES = ("picture", "text-on-picture", "art-above-text", "vignette", "spot")


class TemplatesField(serializers.ListField):
    """The templates a page can be given as it stands."""

    def __init__(self) -> None:
        super().__init__(
            child=Word(Template),
            source="*",
            read_only=True,
            help_text="What the page can be set in; none where the plan decides.",
        )

    def to_representation(self, page: Any) -> list[str]:
        """Return the words."""
        return [each.value for each in templates_of(page)]


class DressedPageTold(PageTold):
    """A page with how it is set, and what a person should know of its picture."""

    templates = TemplatesField()
    short_art = Word(
        ShortArt, allow_blank=True, help_text="Of art short of the bleed; empty: the edition's."
    )
    remarks = serializers.ListField(
        child=serializers.CharField(),
        source="now_remarks",
        help_text="What is cut, bound in, continued, or set otherwise; none stops the press.",
    )
    trouble = serializers.CharField(
        source="now_trouble", allow_blank=True, help_text="Why the press cannot set the page."
    )


class PageTemplateAsked(Asked):
    """Another template for one page."""

    template = serializers.ChoiceField(choices=list(TEMPLATES))
    version = Version()


class ShortArtHereAsked(Asked):
    """What becomes of a page's picture that ends short of the bleed."""

    choice = Word(ShortArt, allow_blank=True, help_text="Empty: as the edition says.")


class ShortArtChosenAsked(Asked):
    """What becomes of an edition's pictures that end short of the bleed."""

    choice = Word(ShortArt)


class EditionShortArtTold(Told):
    """What becomes of an edition's pictures that end short of the bleed."""

    short_art = Word(ShortArt)


class SubjectsMarkedAsked(Asked):
    """Boxes a person marks on a picture."""

    boxes = serializers.ListField(
        child=serializers.ListField(
            child=serializers.IntegerField(min_value=0, max_value=LARGEST_WHOLE),
            min_length=4,
            max_length=4,
        ),
        max_length=MOST,
        allow_empty=True,
        help_text="x0, y0, x1, y1 in pixels from the upper left; none lets the figures count.",
    )


class SubjectsTold(Told):
    """What is marked on a picture."""

    boxes = serializers.ListField(
        child=serializers.ListField(child=serializers.IntegerField()), source="subjects"
    )
