"""What a title costs: quoted before, capped, told after."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from books.enums import Act
from books.errors import Refused
from books.models import Book
from books.rules import may
from books.views.answering import answer
from books.views.finding import find_book, member_of
from illustration.costs_showing import costs_of
from illustration.dollars import micros_of
from illustration.enums import BudgetKind
from illustration.operations import caps
from illustration.views.ledger import show_ledger


@require_safe
def book_costs(request: HttpRequest, book: str) -> HttpResponse:
    """Show a title's quote, caps and what it has cost."""
    return show_costs(request, find_book(book))


@require_POST
def set_cap(request: HttpRequest) -> HttpResponse:
    """Set the cap of the publisher, of a month or of a title."""
    if not may(member_of(request), Act.BUDGETS):
        raise PermissionDenied
    slug, told = member_of(request).publisher.slug, request.POST
    book = find_book(told["book"]) if told.get("book") else None
    there = (
        reverse("book-costs", args=[slug, book.slug]) if book else reverse("ledger", args=[slug])
    )
    return answer(
        request,
        lambda: caps.set_cap(
            kind=_kind(told.get("kind", "")),
            publisher=member_of(request).publisher,
            book=book,
            micros=micros_of(told.get("cap", "")),
            by=member_of(request),
        ),
        told=lambda done: done.sentence,
        then=there,
        again=lambda status: (
            show_costs(request, book, status) if book else show_ledger(request, status)
        ),
    )


def show_costs(request: HttpRequest, book: Book, status: int = 200) -> HttpResponse:
    """Render the screen for those who may see costs."""
    if not may(member_of(request), Act.COSTS):
        raise PermissionDenied
    told: dict[str, Any] = {
        "book": book,
        "costs": costs_of(book),
        "typed": request.POST if status != 200 else {},
        "tab": "costs",
    }
    return render(request, "illustration/costs.html", told, status=status)


def _kind(text: str) -> BudgetKind:
    try:
        return BudgetKind(text)
    except ValueError:
        raise Refused(_("A cap is a title's, a month's or the publisher's.")) from None
