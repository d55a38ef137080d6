"""Quotes, caps, the ledger, the queue and what is decided about it, for programs."""

from __future__ import annotations

import uuid

from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from books.api.door import Door
from books.api.operation import operation
from books.enums import Act
from books.errors import Refused
from books.models import Book
from books.views.finding import find_book
from illustration.api.money_shapes import (
    BudgetTold,
    CapAsked,
    LedgerAsked,
    LedgerEntryTold,
    LedgerSumsTold,
    NotChargedAsked,
    OpenPictureTold,
    PagePriceTold,
    QuoteTold,
    StandingCapTold,
    SumsAsked,
    TitleCapAsked,
)
from illustration.api.serializers import AttemptTold
from illustration.enums import BudgetKind
from illustration.estimate import quote_of
from illustration.ledger import Choice, entries_of, month_from, sums_by_verb, totals_of
from illustration.models import Attempt
from illustration.operations import deciding
from illustration.operations.caps import set_cap
from illustration.spending import page_prices, purses_of
from illustration.waiting import open_pictures


class TitleQuote(Door):
    """What drawing a title costs."""

    tag = "Money"

    @operation("get_quote", Act.COSTS, gives=QuoteTold)
    def get(self, request: Request, book: str) -> Response:
        """Quote everything a title lacks, with the redos to expect; nothing is asked for."""
        return self.told(quote_of(find_book(book)))


class TitleBudgets(Door):
    """What may be spent on a title."""

    tag = "Money"

    @operation("list_title_budgets", Act.COSTS, gives=BudgetTold, many=True)
    def get(self, request: Request, book: str) -> Response:
        """List the budgets of a title's pictures: its own, the month's, the publisher's."""
        return self.told(purses_of(find_book(book)))

    @operation("set_title_cap", Act.BUDGETS, gives=StandingCapTold, asks=TitleCapAsked)
    def post(self, request: Request, book: str) -> Response:
        """Set a title's cap; null takes it away. What is under way is never stopped."""
        found, told = find_book(book), self.asked()
        return self.told(
            set_cap(
                kind=BudgetKind.BOOK,
                publisher=self.member.publisher,
                book=found,
                micros=told["cap_micros"],
                by=self.member,
            )
        )


class TitlePagePrices(Door):
    """What a title's approved pages have cost."""

    tag = "Money"

    @operation("list_page_prices", Act.BUDGETS, gives=PagePriceTold, many=True)
    def get(self, request: Request, book: str) -> Response:
        """Tell the price of an approved page by model: redos and charged failures are in it."""
        return self.told(page_prices(find_book(book)))


class Budgets(Door):
    """What the publisher may spend."""

    tag = "Money"

    @operation("list_budgets", Act.COSTS, gives=BudgetTold, many=True)
    def get(self, request: Request) -> Response:
        """List this month's budget and the publisher's."""
        return self.told(purses_of(None))

    @operation("set_cap", Act.BUDGETS, gives=StandingCapTold, asks=CapAsked)
    def post(self, request: Request) -> Response:
        """Set the cap of this month and those after, or of the publisher in all."""
        told = self.asked()
        return self.told(
            set_cap(
                kind=BudgetKind(told["kind"]),
                publisher=self.member.publisher,
                micros=told["cap_micros"],
                by=self.member,
            )
        )


class Ledger(Door):
    """Every movement of money."""

    tag = "Money"

    @operation("list_ledger", Act.BUDGETS, gives=LedgerEntryTold, query=LedgerAsked, paged=True)
    def get(self, request: Request) -> Response:
        """List the movements of money, of a title, a month or a verb where one is named."""
        return self.page(entries_of(_choice(self.query())), order=("-id",))


class LedgerSums(Door):
    """What all movements come to."""

    tag = "Money"

    @operation("get_ledger_sums", Act.BUDGETS, gives=LedgerSumsTold, query=SumsAsked)
    def get(self, request: Request) -> Response:
        """Tell what was spent and is held, verb by verb, of a title or a month where named."""
        choice = _choice(self.query())
        return self.told({"totals": totals_of(choice), "by_verb": sums_by_verb(choice)})


class Queue(Door):
    """What waits."""

    tag = "Drawing"

    @operation("list_queue", Act.SEE, gives=OpenPictureTold, many=True)
    def get(self, request: Request) -> Response:
        """List pictures without an end and what each waits for; those to be decided come first."""
        return self.told(open_pictures(None))


class DrawAgain(Door):
    """A doubtful picture, asked for anew."""

    tag = "Drawing"

    @operation("draw_again", Act.DRAW, gives=AttemptTold, status=202, draws=True)
    def post(self, request: Request, attempt: uuid.UUID) -> Response:
        """Count a doubtful picture as spent, at what was held for it, and ask for it anew."""
        return self.told(deciding.draw_again(attempt=_found(attempt), by=self.member))


class WasNotCharged(Door):
    """A doubtful picture that cost nothing."""

    tag = "Drawing"

    @operation("was_not_charged", Act.BUDGETS, gives=AttemptTold, asks=NotChargedAsked)
    def post(self, request: Request, attempt: uuid.UUID) -> Response:
        """Give back what was held for a doubtful picture, for a reason that is kept."""
        found, reason = _found(attempt), self.asked()["reason"]
        deciding.was_not_charged(attempt=found, by=self.member, reason=reason)
        return self.told(found)


class CancelDrawing(Door):
    """A waiting picture, ended."""

    tag = "Drawing"

    @operation("cancel_drawing", Act.DRAW, gives=AttemptTold)
    def post(self, request: Request, attempt: uuid.UUID) -> Response:
        """End a picture that was not sent yet; it costs nothing."""
        found = _found(attempt)
        deciding.cancel(attempt=found, by=self.member)
        return self.told(found)


def _choice(asked: dict[str, str]) -> Choice:
    book = _title(asked["book"]) if "book" in asked else None
    return Choice(book, month_from(asked.get("month", "")), asked.get("verb", ""))


def _title(slug: str) -> Book:
    """The title a list is narrowed to: one that is not there is a wrong question, not a place."""
    found = Book.objects.filter(slug=slug).first()
    if found is None:
        raise Refused(f"No title is called {slug}. Name one of the list of titles.")
    return found


def _found(ref: uuid.UUID) -> Attempt:
    rows = Attempt.objects.select_related("book", "scene__book", "character__book", "account")
    return get_object_or_404(rows, ref=ref)
