"""The queue: what waits, why, and what a person may decide about it."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from books.models import Book
from books.views.answering import answer
from books.views.finding import find_book, member_of
from illustration.models import Attempt
from illustration.operations import deciding
from illustration.providers.sums import rounded
from illustration.waiting import undecided
from illustration.waiting_showing import queue_lines


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Show what waits of all titles."""
    return _show(request, None)


@require_safe
def book_queue(request: HttpRequest, book: str) -> HttpResponse:
    """Show what waits of one title."""
    return _show(request, find_book(book))


@require_POST
def draw_again(request: HttpRequest, attempt: uuid.UUID) -> HttpResponse:
    """Count a doubtful picture as spent and ask for it anew."""
    found = _found(attempt)
    return _decide(
        request,
        found,
        lambda: deciding.draw_again(attempt=found, by=member_of(request)),
        lambda: (
            _("It is asked for again; %(sum)s are counted as spent for the doubtful one.")
            % {"sum": rounded(found.reserved_micros)}
        ),
    )


@require_POST
def was_not_charged(request: HttpRequest, attempt: uuid.UUID) -> HttpResponse:
    """Give back what was held for a doubtful picture."""
    found, reason = _found(attempt), request.POST.get("reason", "")
    return _decide(
        request,
        found,
        lambda: deciding.was_not_charged(attempt=found, by=member_of(request), reason=reason),
        lambda: (
            _("%(sum)s are free again. The picture can be asked for when you like.")
            % {"sum": rounded(found.reserved_micros)}
        ),
    )


@require_POST
def cancel_drawing(request: HttpRequest, attempt: uuid.UUID) -> HttpResponse:
    """End a picture that was not sent yet."""
    found = _found(attempt)
    return _decide(
        request,
        found,
        lambda: deciding.cancel(attempt=found, by=member_of(request)),
        lambda: f"{capfirst(found.error)}.",
    )


def _show(request: HttpRequest, book: Book | None, status: int = 200) -> HttpResponse:
    lines = queue_lines(book, member_of(request))
    open_questions = undecided(book)
    seen = request.GET.get("seen", "")
    if getattr(request, "htmx", False) and seen not in ("", str(open_questions)):
        # The list asks for itself; what is to be decided stands beside it, so all is shown anew.
        return HttpResponseClientRedirect(_address(request, book))
    told: dict[str, Any] = {
        "book": book,
        "to_decide": [line for line in lines if line.to_decide],
        "lines": [line for line in lines if not line.to_decide],
        "undecided": open_questions,
        "address": _address(request, book),
        "tab": "queue",
    }
    return render(request, "illustration/queue.html", told, status=status)


def _decide(request: HttpRequest, found: Attempt, deed: Any, told: Any) -> HttpResponse:
    # Whoever clicked on the queue of one title comes back to it.
    book = found.book if request.POST.get("of") == "book" else None
    return answer(
        request,
        deed,
        told=lambda _done: told(),
        then=_address(request, book),
        again=lambda status: _show(request, book, status),
    )


def _address(request: HttpRequest, book: Book | None) -> str:
    slug = member_of(request).publisher.slug
    return reverse("book-queue", args=[slug, book.slug]) if book else reverse("queue", args=[slug])


def _found(ref: uuid.UUID) -> Attempt:
    rows = Attempt.objects.select_related("book__publisher", "scene__book", "character__book")
    return get_object_or_404(rows, ref=ref)
