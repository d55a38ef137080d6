"""Presses an edition's interior PDF and preflights it."""

from __future__ import annotations

import json
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from books import storing
from books.enums import Act
from books.management.speaking import DeskCommand, add_book
from books.models import Member
from books.queries import book_by_slug, edition_of
from printing.enums import IN_FLIGHT, RunState
from printing.models import PrintRun
from printing.operations.handing_out import hand_out
from printing.operations.press import press
from printing.operations.run import queue_run

LOOK_SECONDS = 0.5


class Command(DeskCommand):
    help = "Press the interior PDF of a book whose pages are approved, and preflight it."
    role_for = Act.PRESS

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the book, the edition and where the files go."""
        add_book(parser)
        parser.add_argument("--edition", type=int, default=1)
        parser.add_argument("--out", type=Path, help="folder for the PDF and its report")
        parser.add_argument("--waive", default="", metavar="REASON", help="print under 300 DPI")
        parser.add_argument("--again", action="store_true", help="press even if nothing changed")
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def act(self, member: Member, **options: Any) -> None:
        """Press, put the files where asked, print the verdict; exit 1 on preflight errors."""
        book = book_by_slug(options["book"])
        edition = edition_of(book, options["edition"])
        run = queue_run(edition=edition, by=member, waiver=options["waive"], again=options["again"])
        if run.state == RunState.QUEUED:
            press(run=run)
        self._wait(run)
        if run.state == RunState.FAILED:
            raise CommandError(run.failure, returncode=2)
        files = hand_out(run=run, by=member, folder=options["out"]) if options["out"] else ()
        if options["json"]:
            told = {"sha256": run.sha256, "errors": run.errors, "warnings": run.warnings}
            self.say(json.dumps(told | {"files": [str(path) for path in files]}))
        else:
            self.say(
                f"{book.title}, print run {run.n}: {run.pages} pages, {run.errors} errors, "
                f"{run.warnings} warnings, sha256 {run.sha256[:16]}, "
                f"{storing.size(run.file) / 1e6:.1f} MB."
            )
            for path in files:
                self.say(f"  {path}")
        if run.errors:
            raise CommandError("Preflight found errors; the report names them.", returncode=1)

    def _wait(self, run: PrintRun) -> None:
        # A running worker may have taken the job before this process did.
        while run.state in IN_FLIGHT:
            run.refresh_from_db()
            if run.state in IN_FLIGHT:
                time.sleep(LOOK_SECONDS)
