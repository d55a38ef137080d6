"""Words that stop a title's pictures: what stops them now, and what its owner let go."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from books.models import Book
from books.views.answering import answer
from books.views.finding import find_book, member_of
from illustration.models import ReleasedWords
from illustration.operations import releasing
from illustration.stopping import stops_of_book


@require_safe
def stopped_words(request: HttpRequest, book: str) -> HttpResponse:
    """Show what stops a title's pictures."""
    return _show(request, find_book(book))


@require_POST
def release_words(request: HttpRequest, book: str) -> HttpResponse:
    """Let words go in one title, with a reason."""
    found, told = find_book(book), request.POST
    return answer(
        request,
        lambda: releasing.release_words(
            book=found,
            words=told.get("words", ""),
            reason=told.get("reason", ""),
            by=member_of(request),
        ),
        told=lambda row: (
            _("“%(words)s” stops no picture of this title any more. Nothing was asked for yet.")
            % {"words": row.words}
        ),
        then=_url(request, found),
        again=lambda status: _show(request, found, status),
    )


@require_POST
def hold_words(request: HttpRequest, book: str, released: int) -> HttpResponse:
    """Let words stop a title's pictures again."""
    found = find_book(book)
    row = get_object_or_404(ReleasedWords.objects.select_related("book"), book=found, pk=released)
    return answer(
        request,
        lambda: releasing.hold_words(released=row, by=member_of(request)),
        told=lambda _none: (
            _("“%(words)s” stops pictures again. Those drawn stay.") % {"words": row.words}
        ),
        then=_url(request, found),
        again=lambda status: _show(request, found, status),
    )


def _show(request: HttpRequest, book: Book, status: int = 200) -> HttpResponse:
    told = {
        "book": book,
        "stops": stops_of_book(book),
        "released": ReleasedWords.objects.filter(book=book).select_related("by"),
        "longest_reason": releasing.LONGEST_REASON,
        "typed": request.POST if status != 200 else {},
        "tab": "book",
    }
    return render(request, "illustration/stopped_words.html", told, status=status)


def _url(request: HttpRequest, book: Book) -> str:
    return reverse("stopped-words", args=[member_of(request).publisher.slug, book.slug])
