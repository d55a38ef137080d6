"""The ledger as it is read: chosen by title and month, summed, and as a file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db.models import QuerySet, Sum

from books.models import Book
from illustration.dollars import dollars
from illustration.models import LedgerEntry

# What a spreadsheet takes for a formula, blanks before it included (OWASP, CSV injection).
FORMULA = re.compile(r"\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n]")
HEADS = (
    "at", "kind", "subject", "model", "spent_usd", "held_usd", "spent_micros", "held_micros",
    "words", "request", "claim",
)  # fmt: skip
MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")


@dataclass(frozen=True)
class Choice:
    """Which rows are meant: those of a title, of a month, or all."""

    book: Book | None = None
    month: date | None = None

    @property
    def words(self) -> dict[str, str]:
        """The choice as an address has it."""
        told = {"book": self.book.slug if self.book else ""}
        told["month"] = f"{self.month:%Y-%m}" if self.month else ""
        return {name: word for name, word in told.items() if word}


@dataclass(frozen=True)
class Totals:
    """Sums of the chosen rows, in micro-dollars."""

    spent: int
    held: int


def entries_of(choice: Choice) -> QuerySet[LedgerEntry]:
    """The chosen rows of the publisher in force, the newest first."""
    rows = LedgerEntry.objects.order_by("-id")
    if choice.book is not None:
        rows = rows.filter(book_id=choice.book.pk)
    if choice.month is not None:
        first = choice.month
        after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        rows = rows.filter(at__gte=_midnight(first), at__lt=_midnight(after))
    return rows


def totals_of(choice: Choice) -> Totals:
    """Spent and held by the chosen rows together."""
    sums = entries_of(choice).aggregate(spent=Sum("spent_micros"), held=Sum("reserved_micros"))
    return Totals(sums["spent"] or 0, sums["held"] or 0)


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
    ]


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
