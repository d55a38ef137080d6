"""Takes in a backlist: titles with editions, ISBNs and finished PDFs, each preflighted."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from books.enums import Act
from books.management.speaking import DeskCommand
from books.models import Member
from printing.operations.backlist_list import read_list
from printing.operations.backlist_verdicts import (
    REFUSED,
    RowVerdict,
    summary,
    take_list,
    write_verdicts,
)


class Command(DeskCommand):
    help = (
        "Import a backlist (CSV or XLSX): one row an edition with its finished PDF. "
        "Exit 0 when every row is in without errors, 1 when some are refused or have preflight "
        "errors, 2 when the list cannot be read."
    )
    role_for = Act.IMPORT

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the list and where the verdicts go."""
        parser.add_argument("list", type=Path, help="list.csv or list.xlsx, beside its PDFs")
        parser.add_argument("--report", type=Path, metavar="CSV", help="write the verdicts here")

    def act(self, member: Member, **options: Any) -> None:
        """Take every row, say what became of it, and leave with the list's exit status."""
        path: Path = options["list"]
        rows, others = read_list(path)
        for column in others:
            self.say(f"The column {column} is not taken.")
        verdicts: list[RowVerdict] = []
        try:
            for verdict in take_list(rows, path.resolve().parent, member):
                verdicts.append(verdict)
                self.say(f"{len(verdicts)}/{len(rows)} {_told(verdict)}")
                self.stdout.flush()
        finally:
            if options["report"] is not None:
                write_verdicts(options["report"], verdicts)
        self.say(summary(verdicts))
        if not all(verdict.is_good for verdict in verdicts):
            raise CommandError(
                "Some rows are refused or have preflight errors; the lines above name them.",
                returncode=1,
            )


def _told(verdict: RowVerdict) -> str:
    name = f"row {verdict.row}, {verdict.title or 'without a title'}"
    if verdict.verdict == REFUSED:
        return f"{name}: refused. {verdict.sentence}"
    counts = f"{verdict.errors} errors, {verdict.warnings} warnings"
    where = f"{verdict.book} edition {verdict.edition}, print run {verdict.run}"
    return f"{name}: {verdict.verdict} as {where}: {verdict.pages} pages, {counts}."
