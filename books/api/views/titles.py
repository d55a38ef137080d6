"""Titles and their editions."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from books.api.door import Door
from books.api.operation import operation
from books.api.serializers.titles import EditionTold, TitlesAsked, TitleTold
from books.enums import Act
from books.models import Book, Contributor
from books.stage import with_counts
from books.views.finding import find_book, find_edition

ORDERS = {"title": ("title", "id"), "newest": ("-id",)}


def shown_titles() -> QuerySet[Any]:
    """Return the titles with all that TitleTold tells, in a constant number of queries."""
    return with_counts(Book.objects.all()).prefetch_related("contributors", "editions")


class Titles(Door):
    """The publisher's titles."""

    tag = "Titles"

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


class Title(Door):
    """One title."""

    tag = "Titles"

    @operation("get_title", Act.SEE, gives=TitleTold)
    def get(self, request: Request, book: str) -> Response:
        """Show a title."""
        return self.told(get_object_or_404(shown_titles(), slug=book))


class Editions(Door):
    """A title's editions."""

    tag = "Titles"

    @operation("list_editions", Act.SEE, gives=EditionTold, many=True)
    def get(self, request: Request, book: str) -> Response:
        """List a title's editions."""
        return self.told(find_book(book).editions.all())


class Edition(Door):
    """One edition."""

    tag = "Titles"

    @operation("get_edition", Act.SEE, gives=EditionTold)
    def get(self, request: Request, book: str, edition: int) -> Response:
        """Show an edition."""
        return self.told(find_edition(book, edition))
