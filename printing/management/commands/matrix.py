"""One edition, or one PDF of it, against every printer."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from books.enums import Act
from books.management.speaking import DeskCommand, add_book
from books.models import Edition, Member
from books.printers import printers
from books.queries import book_by_slug, edition_of, pages_of
from printing.operations.matrix import PrinterSuit, matrix_of
from printing.operations.matrix_file import FileVerdict, verdict_at
from printing.operations.run import spans

COUNTED = (
    ("re-crop", "cropped anew"),
    ("extend", "short of the bleed"),
    ("redraw", "to be redrawn"),
    ("words", "with words that do not fit"),
    ("subjects", "with subjects at an edge"),
)


class Command(DeskCommand):
    help = (
        "Tell what every printer says of an edition, worked out without pressing; or, with --file, "
        "of a finished interior PDF of it."
    )
    role_for = Act.SEE

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the book, the edition, a file, and the form of the answer."""
        add_book(parser)
        parser.add_argument("--edition", type=int, default=1)
        parser.add_argument("--file", type=Path, help="an interior PDF to preflight everywhere")
        parser.add_argument("--json", action="store_true", help="print the answer as JSON")

    def act(self, member: Member, **options: Any) -> None:
        """Ask every printer and print its line."""
        edition = edition_of(book_by_slug(options["book"]), options["edition"])
        if options["file"] is not None:
            self._file(edition, options["file"], as_json=options["json"])
            return
        pages = pages_of(edition)
        if not pages:
            raise CommandError(
                f"{edition} has no pages here; give its finished PDF with --file.", returncode=2
            )
        told = matrix_of(edition, pages)
        if options["json"]:
            rows = [asdict(row) | {"verdict": row.verdict} for row in told.rows]
            self.say(json.dumps(rows, indent=1))
            return
        for row in told.rows:
            self.say("\n".join(_lines(row)))

    def _file(self, edition: Edition, path: Path, *, as_json: bool) -> None:
        if not path.is_file():
            raise CommandError(f"There is no file {path}.", returncode=2)
        told = [verdict_at(path, edition, profile) for profile in printers()]
        if as_json:
            self.say(json.dumps([asdict(each) for each in told], indent=1))
            return
        for each in told:
            self.say("\n".join(_file_lines(each)))


def _lines(row: PrinterSuit) -> list[str]:
    wide, high = row.page_in
    lines = [f"{row.title}: {row.verdict} (page {wide:g} x {high:g} in)"]
    lines += [f"  {sentence}" for sentence in (*row.reasons, *row.remarks)]
    if row.trouble:
        return [*lines, f"  {row.trouble}"]
    if row.reasons:
        lines.append(f"  Judged at {row.trim} in, {row.stock}:")
    if row.counts["reuse"]:
        lines.append(f"  {row.counts['reuse']} pictures as they are")
    for key, words in COUNTED:
        numbers = tuple(
            suit.number
            for suit in row.suits
            if suit.fate == key
            or (key == "words" and not suit.words_fit)
            or (key == "subjects" and suit.subjects)
        )
        if numbers:
            lines.append(f"  {len(numbers)} {words}: page {spans(numbers)}")
    return lines


def _file_lines(told: FileVerdict) -> list[str]:
    if told.refused:
        return [f"{told.title}: refused", f"  {told.refused}"]
    lines = [f"{told.title}: {told.verdict}, {told.errors} errors, {told.warnings} warnings"]
    for each in told.broken:
        where = f" (page {each.page})" if each.page else ""
        lines.append(f"  {each.rule}{where}: {each.measured}; allowed {each.limit}")
    return lines
