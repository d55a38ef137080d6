"""An edition's numbers: page, live area, pixels, spine and cover; those typed from a template."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from books.faces import faces_offered, lacking_letters
from books.models import Edition
from books.numbers import numbers_for
from books.operations import cover_numbers as deeds
from books.views.answering import answer
from books.views.finding import find_edition, member_of


@require_safe
def numbers(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Show an edition's numbers."""
    return show_numbers(request, find_edition(book, edition))


def show_numbers(request: HttpRequest, edition: Edition, status: int = 200) -> HttpResponse:
    """Render the numbers' screen; another status follows a deed that failed."""
    told = numbers_for(edition)
    typed = request.POST or (edition.cover_template or {})
    shown = {
        "book": edition.book,
        "edition": edition,
        "told": told,
        "typed": {name: typed.get(name, "") for name in ("spine_in", "width_in", "height_in")},
        "taken_on": typed.get("taken_on") or timezone.localdate().isoformat(),
        "faces": faces_offered(),
        "lacking": lacking_letters(edition.face, edition) if edition.face else {},
        "tab": "numbers",
    }
    return render(request, "books/printers/numbers.html", shown, status=status)


@require_POST
def type_template(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Keep the numbers of the printer's template for the pages there are."""
    found = find_edition(book, edition)
    return answer(
        request,
        lambda: deeds.type_template(
            edition=found,
            spine=request.POST.get("spine_in", ""),
            width=request.POST.get("width_in", ""),
            height=request.POST.get("height_in", ""),
            taken_on=request.POST.get("taken_on", ""),
            by=member_of(request),
        ),
        told=lambda _none: _("The cover's numbers are kept for the pages there are."),
        then=_own_url(found),
        again=lambda status: show_numbers(request, found, status),
    )


@require_POST
def forget_template(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Drop the typed numbers."""
    found = find_edition(book, edition)
    return answer(
        request,
        lambda: deeds.forget_template(edition=found, by=member_of(request)),
        told=lambda _none: _("The typed numbers are dropped."),
        then=_own_url(found),
        again=lambda status: show_numbers(request, found, status),
    )


def _own_url(edition: Edition) -> str:
    words = [edition.publisher.slug, edition.book.slug, edition.number]
    return reverse("numbers", args=words)
