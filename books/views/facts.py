"""What a book is called, who is credited, which ISBN each edition has: shown and changed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from books.answers import Step
from books.enums import ContributorRole
from books.models import Book
from books.operations import facts as deeds
from books.views.answering import answer
from books.views.finding import find_book, find_edition, member_of
from books.views.wizard_reading import answers_in
from books.voiding import seen_of_edition, seen_of_title, voided


@require_safe
def facts(request: HttpRequest, book: str) -> HttpResponse:
    """Show a book's title, credits and ISBNs."""
    return _show(request, find_book(book))


@require_POST
def change_title(request: HttpRequest, book: str) -> HttpResponse:
    """Save the book's title and its credits."""
    found, told = find_book(book), answers_in(request, Step.PREVIEW)
    return answer(
        request,
        lambda: deeds.change_title(
            book=found,
            title=told["title"],
            credits=told["contributors"],
            seen=request.POST.get("seen", ""),
            by=member_of(request),
        ),
        told=lambda _none: _("Title and credits are saved; look again at what is named below."),
        then=_own_url(found),
        again=lambda status: _show(request, find_book(book), status, title=told),
    )


@require_POST
def change_edition(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Save an edition's own title and its ISBN."""
    found = find_edition(book, edition)
    told = {name: request.POST.get(name, "") for name in ("title", "isbn", "seen")}
    return answer(
        request,
        lambda: deeds.change_edition(edition=found, by=member_of(request), **told),
        told=lambda _none: (
            _("Edition %(n)s is saved; look again at what is named below.") % {"n": edition}
        ),
        then=_own_url(found.book),
        again=lambda status: _show(request, find_book(book), status, editions={edition: told}),
    )


def _show(
    request: HttpRequest,
    book: Book,
    status: int = 200,
    *,
    title: dict[str, Any] | None = None,
    editions: dict[int, dict[str, str]] | None = None,
) -> HttpResponse:
    """Render the screen, the form as it was sent where a deed failed."""
    people = [{"name": each.name, "role": each.role} for each in book.contributors.all()]
    shown = title or {"title": book.title, "contributors": people}
    rows = list(book.editions.select_related("book", "publisher").order_by("number"))
    told = {
        "book": book,
        "edition": rows[0] if rows else None,
        "title": shown["title"],
        "people": [*(each for each in shown["contributors"] if each["name"]), {"name": ""}],
        "roles": [role.value for role in ContributorRole],
        "seen": request.POST.get("seen", "") if title else seen_of_title(book),
        "voided": [voided(edition) for edition in rows],
        "forms": [
            (edition, (editions or {}).get(edition.number) or _stands(edition)) for edition in rows
        ],
        "tab": "facts",
    }
    return render(request, "books/facts.html", told, status=status)


def _stands(edition: Any) -> dict[str, str]:
    return {"title": edition.title, "isbn": edition.isbn, "seen": seen_of_edition(edition)}


def _own_url(book: Book) -> str:
    return reverse("facts", args=[book.publisher.slug, book.slug])
