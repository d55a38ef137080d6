"""The ledger as it is read: chosen by title and month, summed, and as a file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db.models import Count, Q, QuerySet, Sum

from books.models import Book
from illustration.enums import EntryKind, Verb
from illustration.models import LedgerEntry
from illustration.providers.sums import dollars

# What a spreadsheet takes for a formula, blanks before it included (OWASP, CSV injection).
FORMULA = re.compile(r"\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n]")
HEADS = (
    "at", "kind", "subject", "model", "spent_usd", "held_usd", "spent_micros", "held_micros",
    "words", "request", "claim", "verb",
)  # fmt: skip
MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
# How rows from before verbs were told are asked for.
UNTOLD = "untold"
VERBS = (*(verb.value for verb in Verb), UNTOLD)


@dataclass(frozen=True)
class Choice:
    """Which rows are meant: those of a title, of a month, of a verb (one of VERBS), or all."""

    book: Book | None = None
    month: date | None = None
    verb: str = ""

    @property
    def words(self) -> dict[str, str]:
        """The choice as an address has it."""
        told = {"book": self.book.slug if self.book else ""}
        told["month"] = f"{self.month:%Y-%m}" if self.month else ""
        told["verb"] = self.verb
        return {name: word for name, word in told.items() if word}


@dataclass(frozen=True)
class Totals:
    """Sums of the chosen rows, in micro-dollars."""

    spent: int
    held: int


@dataclass(frozen=True)
class VerbSum:
    """What one verb cost: its calls that were charged, and micro-dollars; "" before verbs."""

    verb: str
    calls: int
    spent: int
    held: int

    @property
    def asked(self) -> str:
        """The word by which its rows are asked for."""
        return self.verb or UNTOLD


def entries_of(choice: Choice) -> QuerySet[LedgerEntry]:
    """The chosen rows of the publisher in force, the newest first."""
    rows = LedgerEntry.objects.order_by("-id")
    if choice.book is not None:
        rows = rows.filter(book_id=choice.book.pk)
    if choice.month is not None:
        first = choice.month
        after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        rows = rows.filter(at__gte=_midnight(first), at__lt=_midnight(after))
    if choice.verb:
        rows = rows.filter(verb="" if choice.verb == UNTOLD else choice.verb)
    return rows


def totals_of(choice: Choice) -> Totals:
    """Spent and held by the chosen rows together."""
    sums = entries_of(choice).aggregate(spent=Sum("spent_micros"), held=Sum("reserved_micros"))
    return Totals(sums["spent"] or 0, sums["held"] or 0)


def sums_by_verb(choice: Choice) -> list[VerbSum]:
    """A subtotal for each verb that money was moved for, in the order of VERBS.

    Each row of the ledger is in one of them: together they are `totals_of` to the micro-dollar.
    """
    charged = Count("id", filter=Q(kind=EntryKind.SETTLE.value, spent_micros__gt=0))
    rows = entries_of(choice).order_by().values("verb")
    sums = rows.annotate(calls=charged, spent=Sum("spent_micros"), held=Sum("reserved_micros"))
    told = [VerbSum(row["verb"], row["calls"], row["spent"], row["held"]) for row in sums]
    return sorted(told, key=lambda each: VERBS.index(each.asked))


def titles_with_entries() -> QuerySet[Book]:
    """Titles that money was moved for; deleted ones are told by their rows alone."""
    known = LedgerEntry.objects.order_by().values("book_id").distinct()
    return Book.objects.filter(pk__in=known).order_by("title")


def months_with_entries() -> list[date]:
    """Months, by UTC, in which money was moved; the newest first."""
    found = LedgerEntry.objects.datetimes("at", "month", order="DESC", tzinfo=UTC)
    return [moment.date() for moment in found]


def month_from(text: str) -> date | None:
    """The first day of a month "2026-11"; None for anything else."""
    found = MONTH.fullmatch(text)
    if found is None or not 1 <= int(found[2]) <= 12 or not 2000 <= int(found[1]) <= 9000:
        return None
    return date(int(found[1]), int(found[2]), 1)


def verb_from(text: str) -> str:
    """A verb, or "untold"; "" for anything else."""
    return text if text in VERBS else ""


def as_csv(rows: Iterable[LedgerEntry]) -> str:
    """The rows as a CSV, with a byte order mark; no cell of words is taken for a formula."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow(HEADS)
    writer.writerows(_cells(row) for row in rows)
    return out.getvalue()


def safe_cell(words: str) -> str:
    """Words that a spreadsheet shows as they are: an apostrophe goes before a formula's sign."""
    return f"'{words}" if FORMULA.match(words) else words


def _cells(row: LedgerEntry) -> list[str | int]:
    return [
        row.at.astimezone(UTC).isoformat(timespec="seconds"),
        row.kind,
        safe_cell(row.subject),
        safe_cell(row.model),
        # Plain numbers, a minus included: a spreadsheet is to sum them.
        dollars(row.spent_micros).replace("$", ""),
        dollars(row.reserved_micros).replace("$", ""),
        row.spent_micros,
        row.reserved_micros,
        safe_cell(row.words),
        str(row.ref),
        row.fence,
        row.verb,
    ]


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
