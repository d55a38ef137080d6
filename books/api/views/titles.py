"""Titles and their editions."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404
from rest_framework.parsers import JSONParser, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from books.api.door import Door
from books.api.making import edition_in_the_making, title_in_the_making
from books.api.operation import FORM, JSON, operation
from books.api.serializers.facts import ChangeEditionAsked, ChangeTitleAsked
from books.api.serializers.making import NewEditionAsked, NewEditionFormAsked
from books.api.serializers.titles import (
    CopyAsked,
    EditionTold,
    TitleGoneAsked,
    TitlesAsked,
    TitleTold,
)
from books.api.stale import both_seen
from books.api.views.making import AROUND, MANUSCRIPT
from books.enums import Act
from books.models import Book, Contributor
from books.operations.editions import add_edition
from books.operations.facts import change_edition, change_title
from books.operations.manuscript import import_book
from books.operations.proposals import MAX_BYTES
from books.operations.titles import archive_title, delete_title, duplicate_title, restore_title
from books.proposing import draft_of, edition_wish
from books.stage import with_counts
from books.views.finding import find_book, find_edition
from books.voiding import seen_of_edition

ORDERS = {"title": ("title", "id"), "newest": ("-id",)}


def shown_titles() -> QuerySet[Any]:
    """Return the titles with all that TitleTold tells, in a constant number of queries."""
    return with_counts(Book.objects.all()).prefetch_related("contributors", "editions")


class Titles(Door):
    """The publisher's titles."""

    tag = "Titles"
    parser_classes = [JSONParser, MultiPartParser]
    largest = MAX_BYTES + AROUND

    @operation("list_titles", Act.SEE, gives=TitleTold, query=TitlesAsked, paged=True)
    def get(self, request: Request) -> Response:
        """List titles."""
        asked = self.query()
        rows = shown_titles()
        if "archived" in asked:
            rows = rows.filter(archived_at__isnull=not asked["archived"])
        if asked.get("search"):
            credited = Contributor.objects.filter(
                book=OuterRef("pk"), name__icontains=asked["search"]
            )
            rows = rows.filter(Q(title__icontains=asked["search"]) | Exists(credited))
        return self.page(rows, order=ORDERS[asked["order"]])

    @operation(
        "create_title", Act.IMPORT, gives=TitleTold, asks=MANUSCRIPT, status=201, at_once=False
    )
    def post(self, request: Request) -> Response:
        """Make a title from a manuscript: the whole of it, or nothing.

        The same manuscript for the same printer is taken once.
        """
        proposal = title_in_the_making(self.asked(), self.member)
        book = import_book(draft=draft_of(proposal), by=self.member, wish=edition_wish(proposal))
        return self.told(shown_titles().get(pk=book.pk))


class Title(Door):
    """One title."""

    tag = "Titles"

    @operation("get_title", Act.SEE, gives=TitleTold)
    def get(self, request: Request, book: str) -> Response:
        """Show a title."""
        return self.told(get_object_or_404(shown_titles(), slug=book))

    @operation("change_title", Act.EDIT, gives=TitleTold, asks=ChangeTitleAsked)
    def patch(self, request: Request, book: str) -> Response:
        """Change a title's name and credits.

        Title and copyright pages that name them are written anew; they and the covers wait for
        approval. The name of an edition that is with the trade stays (409).
        """
        found, asked = find_book(book), self.asked()
        credits = [{"name": each.name, "role": each.role} for each in found.contributors.all()]
        with both_seen(asked, lambda: _title_words(book)):
            change_title(
                book=found,
                title=asked.get("title", found.title),
                credits=asked.get("contributors", credits),
                seen=asked["seen"],
                by=self.member,
            )
        return self.told(get_object_or_404(shown_titles(), slug=book))

    @operation("delete_title", Act.DELETE, query=TitleGoneAsked)
    def delete(self, request: Request, book: str) -> Response:
        """Delete a title with all that hangs on it but its history.

        Print runs protect it: archive it instead.
        """
        found = find_book(book)
        delete_title(book=found, by=self.member, typed=self.query()["title"])
        return Response(status=204)


class Duplicate(Door):
    """A copy of a title."""

    tag = "Titles"

    @operation("duplicate_title", Act.IMPORT, gives=TitleTold, asks=CopyAsked, status=201)
    def post(self, request: Request, book: str) -> Response:
        """Make a new title with the same words, plan, style, characters and editions."""
        found, asked = find_book(book), self.asked()
        copy = duplicate_title(book=found, by=self.member, title=asked.get("title", ""))
        return self.told(shown_titles().get(pk=copy.pk))


class Archive(Door):
    """Putting a title away."""

    tag = "Titles"

    @operation("archive_title", Act.ARCHIVE, gives=TitleTold)
    def post(self, request: Request, book: str) -> Response:
        """Put a title away; nothing of it is lost."""
        archive_title(book=find_book(book), by=self.member)
        return self.told(get_object_or_404(shown_titles(), slug=book))


class Restore(Door):
    """Taking a title out of the archive."""

    tag = "Titles"

    @operation("restore_title", Act.ARCHIVE, gives=TitleTold)
    def post(self, request: Request, book: str) -> Response:
        """Take a title out of the archive."""
        restore_title(book=find_book(book), by=self.member)
        return self.told(get_object_or_404(shown_titles(), slug=book))


class Editions(Door):
    """A title's editions."""

    tag = "Titles"
    parser_classes = [JSONParser, MultiPartParser]
    largest = MAX_BYTES + AROUND

    @operation("list_editions", Act.SEE, gives=EditionTold, many=True)
    def get(self, request: Request, book: str) -> Response:
        """List a title's editions."""
        return self.told(find_book(book).editions.all())

    @operation(
        "add_edition",
        Act.IMPORT,
        gives=EditionTold,
        asks={JSON: NewEditionAsked, FORM: NewEditionFormAsked},
        status=201,
        at_once=False,
    )
    def post(self, request: Request, book: str) -> Response:
        """Add an edition: another language, or another trim, printer or paper.

        It stands on the same pictures, with words, plan and approvals of its own. Its story pages
        pair one by one with those of the first edition; without a manuscript, the words that the
        title has in that language are taken once more.
        """
        asked = edition_in_the_making(self.asked())
        return self.told(add_edition(book=find_book(book), by=self.member, **asked))


class Edition(Door):
    """One edition."""

    tag = "Titles"

    @operation("get_edition", Act.SEE, gives=EditionTold)
    def get(self, request: Request, book: str, edition: int) -> Response:
        """Show an edition."""
        return self.told(find_edition(book, edition))

    @operation("change_edition", Act.EDIT, gives=EditionTold, asks=ChangeEditionAsked)
    def patch(self, request: Request, book: str, edition: int) -> Response:
        """Change an edition's own title and its ISBN; pages and cover follow as for a title."""
        found, asked = find_edition(book, edition), self.asked()
        with both_seen(asked, lambda: _edition_words(book, edition)):
            change_edition(
                edition=found,
                title=asked.get("title", found.title),
                isbn=asked.get("isbn", found.isbn),
                seen=asked["seen"],
                by=self.member,
            )
        return self.told(find_edition(book, edition))


def _title_words(slug: str) -> dict[str, Any]:
    told = TitleTold(shown_titles().get(slug=slug)).data
    return {name: told[name] for name in ("title", "contributors", "seen")}


def _edition_words(slug: str, number: int) -> dict[str, Any]:
    row = find_edition(slug, number)
    return {"title": row.title, "isbn": row.isbn, "seen": seen_of_edition(row)}
