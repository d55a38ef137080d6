"""How pages are set: templates, art short of the bleed, subjects of a picture."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from books.api.door import Door
from books.api.operation import operation
from books.api.serializers.dressing import (
    DressedPageTold,
    EditionShortArtTold,
    PageTemplateAsked,
    ShortArtChosenAsked,
    ShortArtHereAsked,
    SubjectsMarkedAsked,
    SubjectsTold,
)
from books.api.serializers.pages import with_hashes
from books.enums import Act, ShortArt, Template
from books.models import Artwork, Page
from books.openings import card_of, facts_for, pictures_of
from books.operations.looks import choose_short_art, set_page_template
from books.operations.subjects import mark_subjects
from books.views.finding import find_edition, find_page


def dressed(page: Page) -> Page:
    """Give a page what DressedPageTold tells beside its columns."""
    total = page.edition.pages.count()
    artwork = pictures_of([page]).get(page.scene_id or 0)
    drawing = card_of(facts_for(page.edition, total), page.edition, page, artwork).drawing
    row = with_hashes([page], page.edition, total)[0]
    row.now_remarks, row.now_trouble = drawing.remarks, drawing.trouble
    shown: Page = row
    return shown


class PageTemplate(Door):
    """One page's template."""

    tag = "Pages"

    @operation("set_page_template", Act.EDIT, gives=DressedPageTold, asks=PageTemplateAsked)
    def post(self, request: Request, book: str, edition: int, number: int) -> Response:
        """Give a page that shows a whole picture another template; nothing else moves."""
        page, asked = find_page(book, edition, number), self.asked()
        page.version = asked["version"]
        set_page_template(page=page, template=Template(asked["template"]), by=self.member)
        return self.told(dressed(find_page(book, edition, number)))


class PageShortArt(Door):
    """Art short of the bleed, on one page."""

    tag = "Pages"

    @operation("choose_page_short_art", Act.EDIT, gives=DressedPageTold, asks=ShortArtHereAsked)
    def post(self, request: Request, book: str, edition: int, number: int) -> Response:
        """Say what becomes of a page's picture where it ends short of the bleed."""
        page, choice = find_page(book, edition, number), self.asked()["choice"]
        chosen = ShortArt(choice) if choice else None
        choose_short_art(edition=page.edition, page=page, choice=chosen, by=self.member)
        return self.told(dressed(find_page(book, edition, number)))


class EditionShortArt(Door):
    """Art short of the bleed, in an edition."""

    tag = "Pages"

    @operation("get_short_art", Act.SEE, gives=EditionShortArtTold)
    def get(self, request: Request, book: str, edition: int) -> Response:
        """Tell what becomes of pictures that end short of the bleed."""
        return self.told(find_edition(book, edition))

    @operation("choose_short_art", Act.EDIT, gives=EditionShortArtTold, asks=ShortArtChosenAsked)
    def post(self, request: Request, book: str, edition: int) -> Response:
        """Say what becomes of them, for every page that does not say otherwise."""
        found = find_edition(book, edition)
        choose_short_art(edition=found, choice=ShortArt(self.asked()["choice"]), by=self.member)
        return self.told(found)


class Subjects(Door):
    """What a person marked on a picture."""

    tag = "Pictures"

    @operation("get_subjects", Act.SEE, gives=SubjectsTold)
    def get(self, request: Request, artwork: int) -> Response:
        """Tell the boxes that are marked."""
        return self.told(get_object_or_404(Artwork, pk=artwork))

    @operation("mark_subjects", Act.EDIT, gives=SubjectsTold, asks=SubjectsMarkedAsked)
    def post(self, request: Request, artwork: int) -> Response:
        """Mark what no edge may cut, no fold hide and no word cover."""
        found = get_object_or_404(Artwork.objects.select_related("book", "scene"), pk=artwork)
        mark_subjects(artwork=found, boxes=self.asked()["boxes"], by=self.member)
        return self.told(found)
