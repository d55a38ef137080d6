"""A book as its spreads, with its characters, its progress and what can be done next."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from books.editions import EditionLine, editions_of, lacking, was_pressed
from books.models import Artwork, Book, Edition
from books.openings import cards_of, openings_of
from books.operations.approving import approve_whole
from books.queries import pages_of, unapproved
from books.reminding import reminders_of
from books.showing import APPROVED, STAGE
from books.stage import stage_of, with_counts
from books.views.answering import answer
from books.views.finding import find_edition, member_of
from books.views.leading import lead_url
from books.views.links import edition_url
from books.views.portraits import portraits_of


@require_safe
def book(request: HttpRequest, book: str) -> HttpResponse:
    """Show a book."""
    return show_book(request, book)


def show_book(request: HttpRequest, slug: str, status: int = 200, edition: int = 0) -> HttpResponse:
    """Render the book's screen; another status follows a deed that failed."""
    found = get_object_or_404(with_counts(Book.objects.select_related("publisher")), slug=slug)
    wanted = str(edition) if edition else request.GET.get("edition", "1")
    return render(request, "books/book.html", told_of(found, wanted), status=status)


@require_POST
def approve_pages(request: HttpRequest, book: str, edition: int, what: str) -> HttpResponse:
    """Approve in one go the words, or the layouts, that stand open: one approval and event each."""
    found = find_edition(book, edition)
    missing = unapproved(found, pages_of(found))
    open_pages = {"text": missing.text, "layout": missing.layout_only}.get(what)
    if open_pages is None:
        raise Http404
    return answer(
        request,
        lambda: approve_whole(what=what, edition=found, by=member_of(request), numbers=open_pages),
        told=lambda done: (
            ngettext("%(n)d page is approved.", "%(n)d pages are approved.", done) % {"n": done}
        ),
        then=edition_url(found),
        again=lambda status: show_book(request, book, status, edition),
    )


def told_of(book: Any, wanted: str) -> dict[str, Any]:
    """Return what the book's screen shows. `book` comes from books.stage.with_counts."""
    editions = editions_of(book)
    edition = _chosen([line.edition for line in editions], wanted)
    pages = pages_of(edition) if edition else []
    cards = cards_of(edition, pages) if edition else []
    if edition is not None and edition.number != 1:
        _count_pages(book, edition, next(each for each in editions if each.edition == edition))
    stage = stage_of(book)
    return {
        "book": book,
        "edition": edition,
        "editions": editions,
        "lacking": lacking(book, editions),
        "credits": list(book.contributors.all()),
        "openings": openings_of(cards),
        "approved": sum(card.state is APPROVED for card in cards),
        "total": len(cards),
        "waiting": unapproved(edition, pages) if edition else None,
        "stage": stage,
        "badge": STAGE[stage.word],
        "lead": lead_url(book, edition, stage),
        "reminders": reminders_of(edition) if edition else [],
        "portraits": portraits_of(book),
        "unplaced": list(
            Artwork.objects.filter(book=book, scene__isnull=True, character__isnull=True)
        ),
        "tab": "book",
    }


def _count_pages(book: Any, edition: Edition, line: EditionLine) -> None:
    """The stage on this screen is that of the edition shown: art is the book's, pages are not."""
    book.pages_total, book.pages_approved = line.pages, line.approved
    book.pressed = was_pressed(edition)


def _chosen(editions: list[Edition], wanted: str) -> Edition | None:
    named = [edition for edition in editions if str(edition.number) == wanted]
    return next(iter(named or editions), None)
