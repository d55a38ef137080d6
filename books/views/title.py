"""Deeds on a title as a whole: duplicate it, put it away, take it out again, delete it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from books.operations import titles as deeds
from books.views.answering import answer
from books.views.book import show_book
from books.views.finding import find_book, member_of
from books.views.links import book_url


@require_POST
def duplicate_title(request: HttpRequest, book: str) -> HttpResponse:
    """Duplicate the title and show the copy."""
    found = find_book(book)
    title = request.POST.get("title", "")
    return answer(
        request,
        lambda: deeds.duplicate_title(book=found, by=member_of(request), title=title),
        told=lambda copy: (
            _("%(title)s is a title of its own now; its pictures are still to be drawn.")
            % {"title": copy.title}
        ),
        then=book_url,
        again=lambda status: show_book(request, book, status),
    )


@require_POST
def archive_title(request: HttpRequest, book: str) -> HttpResponse:
    """Put the title away."""
    found = find_book(book)
    return answer(
        request,
        lambda: deeds.archive_title(book=found, by=member_of(request)),
        told=lambda one: _("%(title)s is in the archive.") % {"title": one.title},
        then=book_url,
        again=lambda status: show_book(request, book, status),
    )


@require_POST
def restore_title(request: HttpRequest, book: str) -> HttpResponse:
    """Take the title out of the archive."""
    found = find_book(book)
    return answer(
        request,
        lambda: deeds.restore_title(book=found, by=member_of(request)),
        told=lambda one: _("%(title)s is back on the list.") % {"title": one.title},
        then=book_url,
        again=lambda status: show_book(request, book, status),
    )


@require_POST
def delete_title(request: HttpRequest, book: str) -> HttpResponse:
    """Delete the title whose name was typed."""
    found = find_book(book)
    title, typed = found.title, request.POST.get("typed", "")
    return answer(
        request,
        lambda: deeds.delete_title(book=found, by=member_of(request), typed=typed),
        told=lambda _none: _("%(title)s is deleted; its record stays.") % {"title": title},
        then=reverse("titles", args=[found.publisher.slug]),
        again=lambda status: show_book(request, book, status),
    )
