"""The publisher's money: caps, what each title cost, and every movement on record."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from books.enums import Act
from books.models import Book
from books.rules import may
from books.views.finding import member_of
from illustration.ledger import (
    VERBS,
    Choice,
    as_csv,
    entries_of,
    month_from,
    months_with_entries,
    sums_by_verb,
    titles_with_entries,
    totals_of,
    verb_from,
)
from illustration.spending import page_prices, purses_of, spent_by_title

A_SCREENFUL = 100


@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    """Show caps, costs by title and the ledger."""
    return show_ledger(request)


@require_safe
def ledger_file(request: HttpRequest) -> HttpResponse:
    """Hand out the chosen rows as a CSV."""
    _require_right(request)
    told = as_csv(entries_of(_choice(request)).iterator())
    answer = HttpResponse(told, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="ledger.csv"'
    return answer


def show_ledger(request: HttpRequest, status: int = 200) -> HttpResponse:
    """Render the screen for those who manage budgets."""
    _require_right(request)
    choice = _choice(request)
    rows = entries_of(choice)
    before = request.GET.get("before", "")
    if before.isascii() and before.isdigit() and len(before) < 18:
        rows = rows.filter(pk__lt=int(before))
    shown = list(rows[: A_SCREENFUL + 1])
    told: dict[str, Any] = {
        "purses": purses_of(None),
        "by_title": list(spent_by_title()),
        "prices": page_prices(None),
        "entries": shown[:A_SCREENFUL],
        "earlier": shown[A_SCREENFUL - 1].pk if len(shown) > A_SCREENFUL else None,
        "choice": choice,
        "chosen": urlencode(choice.words),
        "totals": totals_of(choice),
        "sums": sums_by_verb(choice),
        "verbs": VERBS,
        "titles": list(titles_with_entries()),
        "months": months_with_entries(),
        "typed": request.POST if status != 200 else {},
        "tab": "money",
    }
    return render(request, "illustration/ledger.html", told, status=status)


def _choice(request: HttpRequest) -> Choice:
    """What was asked for; a title, month or verb not known chooses nothing."""
    slug = request.GET.get("book", "")
    book = Book.objects.filter(slug=slug).first() if slug and "\0" not in slug else None
    asked = request.GET
    return Choice(book, month_from(asked.get("month", "")), verb_from(asked.get("verb", "")))


def _require_right(request: HttpRequest) -> None:
    if not may(member_of(request), Act.BUDGETS):
        raise PermissionDenied
