"""A title's costs as they are shown: the quote in words, caps, what it has cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from books.models import Book
from illustration.enums import BudgetKind, EntryKind
from illustration.estimate import BookQuote, Line, asked_at_once, quote_of
from illustration.ledger import Choice, Totals, VerbSum, sums_by_verb
from illustration.models import Route
from illustration.spending import PagePrice, Purse, least_left, page_prices, purses_of
from illustration.studio.roles import Role
from illustration.waiting import undecided

PURSE = {
    BudgetKind.BOOK: _("This title"),
    BudgetKind.MONTH: _("All titles this month"),
    BudgetKind.PUBLISHER: _("All titles in all"),
}
MOVEMENT = {
    EntryKind.RESERVE: _("Held"),
    EntryKind.RELEASE: _("Given back"),
    EntryKind.SETTLE: _("Spent"),
}
WHAT = {
    (Role.SHEET, False): _("Character sheets"),
    (Role.PAGE, False): _("Pages"),
    (Role.PAGE, True): _("Spreads"),
    (Role.COVER, False): _("Covers"),
    (Role.DRAFT, False): _("Drafts"),
    (Role.DRAFT, True): _("Drafts of spreads"),
}
FINAL = {
    (Role.PAGE, False): _("Pages, once their drafts are approved"),
    (Role.PAGE, True): _("Spreads, once their drafts are approved"),
    (Role.COVER, False): _("Covers, once their drafts are approved"),
}
NOT_BEGUN = _("Front cover, not begun yet")


@dataclass(frozen=True)
class QuotedLine:
    """A line of the quote with its words."""

    line: Line
    what: str | Promise

    @property
    def calls(self) -> str:
        """Calls to expect: "36.6"."""
        return f"{float(self.line.calls):.1f}"


@dataclass(frozen=True)
class Costs:
    """All that a title's screen of costs shows."""

    quote: BookQuote
    at_once: BookQuote
    purses: list[Purse]
    prices: list[PagePrice]
    undecided: int
    sums: list[VerbSum]

    @property
    def lines(self) -> list[QuotedLine]:
        """The quote, a line for each role and model."""
        return [QuotedLine(line, _what(line)) for line in self.quote.lines]

    @property
    def totals(self) -> Totals:
        """What the subtotals add up to."""
        return Totals(sum(each.spent for each in self.sums), sum(each.held for each in self.sums))

    @property
    def drafts_first(self) -> bool:
        """Whether any picture is to be drawn as a draft first."""
        return any(line.final for line in self.quote.lines)

    @property
    def own(self) -> Purse:
        """The title's own budget."""
        return self.purses[0]

    @property
    def least_left(self) -> int | None:
        """What may still be reserved; None without any cap."""
        return least_left(self.purses)

    @property
    def is_short(self) -> bool:
        """Whether the caps have less room than the drawing likely takes."""
        return self.least_left is not None and self.least_left < self.quote.expected

    @property
    def costs_nothing(self) -> bool:
        """Whether only the offline painter would be asked."""
        return not self.quote.most and not self.quote.faults

    @property
    def left(self) -> timedelta | None:
        """How long it takes."""
        return self.quote.left


def costs_of(book: Book) -> Costs:
    """Reckon what a title's screen of costs shows."""
    return Costs(
        quote_of(book),
        asked_at_once(book),
        purses_of(book),
        page_prices(book),
        undecided(book),
        sums_by_verb(Choice(book)),
    )


def asks_somebody_paid() -> bool:
    """Whether any role of the publisher in force, or of a title, has a model that costs money."""
    return Route.objects.filter(key__isnull=False).exists()


def _what(line: Line) -> str | Promise:
    words = FINAL if line.final else WHAT
    return words[line.role, line.spread] if line.begun else NOT_BEGUN
