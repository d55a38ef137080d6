"""A book as its spreads, with its characters, its progress and what can be done next."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from books.models import Artwork, Book, Edition
from books.openings import cards_of, openings_of
from books.queries import pages_of
from books.showing import APPROVED, STAGE
from books.stage import stage_of, with_counts
from books.views.portraits import portraits_of


@require_safe
def book(request: HttpRequest, book: str) -> HttpResponse:
    """Show a book."""
    return show_book(request, book)


def show_book(request: HttpRequest, slug: str, status: int = 200) -> HttpResponse:
    """Render the book's screen; another status follows a deed that failed."""
    found = get_object_or_404(with_counts(Book.objects.select_related("publisher")), slug=slug)
    return render(request, "books/book.html", told_of(found, request), status=status)


def told_of(book: Any, request: HttpRequest) -> dict[str, Any]:
    """Return what the book's screen shows. `book` comes from books.stage.with_counts."""
    editions = list(book.editions.select_related("book", "publisher"))
    edition = _chosen(editions, request.GET.get("edition", "1"))
    cards = cards_of(edition, pages_of(edition)) if edition else []
    stage = stage_of(book)
    return {
        "book": book,
        "edition": edition,
        "editions": editions,
        "credits": list(book.contributors.all()),
        "openings": openings_of(cards),
        "approved": sum(card.state is APPROVED for card in cards),
        "total": len(cards),
        "stage": stage,
        "badge": STAGE[stage.word],
        "portraits": portraits_of(book),
        "unplaced": list(
            Artwork.objects.filter(book=book, scene__isnull=True, character__isnull=True)
        ),
        "tab": "book",
    }


def _chosen(editions: list[Edition], wanted: str) -> Edition | None:
    named = [edition for edition in editions if str(edition.number) == wanted]
    return next(iter(named or editions), None)
