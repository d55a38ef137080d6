"""The book's history: who did what, when, from which state to which."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from books.history import events_for
from books.views.finding import find_book, member_of

A_SCREENFUL = 100


@require_safe
def events(request: HttpRequest, book: str) -> HttpResponse:
    """Show a book's events, the newest first; `before` is the id to go on from."""
    found = find_book(book)
    rows = events_for(member_of(request)).filter(book=found)
    before = request.GET.get("before", "")
    if before.isascii() and before.isdigit() and len(before) < 18:
        rows = rows.filter(pk__lt=int(before))
    shown = list(rows[: A_SCREENFUL + 1])
    return render(
        request,
        "books/events.html",
        {
            "book": found,
            "events": shown[:A_SCREENFUL],
            "earlier": shown[A_SCREENFUL - 1].pk if len(shown) > A_SCREENFUL else None,
            "tab": "events",
        },
    )
