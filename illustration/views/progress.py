"""How far a book's drawing is: the fragment that a book's screen asks for every two seconds."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from books.views.finding import find_book
from illustration.pace import progress_of


@require_safe
def book_progress(request: HttpRequest, book: str) -> HttpResponse:
    """Answer the bar alone; with `seen` older than what is drawn it has the pages shown anew."""
    found = find_book(book)
    progress = progress_of(found, timezone.now())
    seen = request.GET.get("seen", "")
    return render(
        request,
        "illustration/progress.html",
        {"book": found, "progress": progress, "fresh": seen not in ("", str(progress.done))},
    )
