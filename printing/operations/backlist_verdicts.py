"""A whole backlist, row by row: each taken, already here or refused with its sentence."""

from __future__ import annotations

import csv
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path

from books.errors import OctavoError, Refused
from books.models import Member
from printing.operations.backlist import HandedIn, hand_in_edition
from printing.operations.backlist_list import Listed, ListRow, check_row

TAKEN, HERE, REFUSED = "taken", "already here", "refused"
# What a spreadsheet would take for a formula when somebody opens the report.
_FORMULA = ("=", "+", "-", "@", "\t")


@dataclass(frozen=True)
class RowVerdict:
    """What became of one row of the list."""

    row: int
    title: str
    isbn: str
    verdict: str
    errors: int = 0
    warnings: int = 0
    pages: int = 0
    book: str = ""
    edition: int = 0
    run: int = 0
    sha256: str = ""
    sentence: str = ""

    @property
    def is_good(self) -> bool:
        """Whether the row is in the house without an error."""
        return self.verdict != REFUSED and not self.errors


def take_list(
    rows: Sequence[ListRow], folder: Path, by: Member, now: datetime | None = None
) -> Iterator[RowVerdict]:
    """Take the rows in turn, each in a transaction of its own, and yield what became of it."""
    before: dict[tuple[object, ...], int] = {}
    for row in rows:
        title, isbn = row.told.get("title", ""), row.told.get("isbn", "")
        try:
            listed = check_row(row, folder)
            _check_twice(listed, row, before)
            handed = hand_in_edition(listed=listed, by=by, now=now)
            yield _taken(row.number, handed)
        except OctavoError as error:
            told = f"{error} Nothing was saved of it."
            yield RowVerdict(row.number, title, isbn, REFUSED, sentence=told)


def write_verdicts(path: Path, verdicts: Sequence[RowVerdict]) -> None:
    """Write the verdicts as a CSV that any spreadsheet opens, whole or not at all.

    Raises Refused where it cannot be written.
    """
    half = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with half.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(each.name for each in fields(RowVerdict))
            writer.writerows([_safe(told) for told in asdict(each).values()] for each in verdicts)
        half.replace(path)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise Refused(f"{path} cannot be written ({error.strerror}); choose another.") from error


def summary(verdicts: Sequence[RowVerdict]) -> str:
    """Return the last line: how many rows came to what."""
    counts = Counter(each.verdict for each in verdicts)
    faulty = sum(1 for each in verdicts if each.verdict == TAKEN and each.errors)
    return (
        f"{len(verdicts)} rows: {counts[TAKEN]} taken ({faulty} of them with preflight errors), "
        f"{counts[HERE]} already here, {counts[REFUSED]} refused."
    )


def _check_twice(listed: Listed, row: ListRow, before: dict[tuple[object, ...], int]) -> None:
    whole = (
        listed.title.casefold(),
        listed.authors,
        listed.language,
        listed.isbn,
        listed.profile.key,
        listed.trim,
        listed.bleed,
        listed.stock,
    )
    keys: list[tuple[str, object]] = [("is the same edition as", whole)]
    keys += [(f"has the ISBN {listed.isbn} of", listed.isbn)] if listed.isbn else []
    for what, key in keys:
        first = before.setdefault((what[:3], key), row.number)
        if first != row.number:
            raise Refused(f"Row {row.number} {what} row {first}; keep one of them.")


def _taken(row: int, handed: HandedIn) -> RowVerdict:
    run = handed.run
    sentence = "" if handed.is_new else "Already here; nothing was added."
    if run.errors:
        first = run.findings.filter(verdict="error").first()
        sentence = first.message if first is not None else sentence
    return RowVerdict(
        row=row,
        title=run.edition.shown_title,
        isbn=run.edition.isbn,
        verdict=TAKEN if handed.is_new else HERE,
        errors=run.errors,
        warnings=run.warnings,
        pages=run.pages,
        book=run.edition.book.slug,
        edition=run.edition.number,
        run=run.n,
        sha256=run.sha256,
        sentence=sentence,
    )


def _safe(told: object) -> str:
    written = str(told)
    return f"'{written}" if written.startswith(_FORMULA) else written
