"""What waits for the person at the desk, and sending words or a layout back."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from books.operations.asking import ask_layout_changes, ask_text_changes
from books.reviewing import waiting_for
from books.views.answering import answer
from books.views.finding import find_page, member_of
from books.views.links import page_url
from books.views.page import show_page

ASKS = {"text": ask_text_changes, "layout": ask_layout_changes}


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """Show all that waits for this person, title by title."""
    titles = waiting_for(member_of(request))
    told = {"titles": titles, "total": sum(title.total for title in titles), "tab": "review"}
    return render(request, "books/review/inbox.html", told)


@require_POST
def ask_page_changes(
    request: HttpRequest, book: str, edition: int, number: int, what: str
) -> HttpResponse:
    """Send the words or the layout of a page back with a reason."""
    if what not in ASKS:
        raise Http404
    found = find_page(book, edition, number)
    reason = request.POST.get("reason", "")
    return answer(
        request,
        lambda: ASKS[what](page=found, by=member_of(request), reason=reason),
        told=lambda _none: _("Page %(n)s is sent back with your reason.") % {"n": number},
        then=page_url(found),
        again=lambda status: show_page(request, find_page(book, edition, number), status),
    )
