"""Printers and what they take; print runs, their findings and their files."""

from __future__ import annotations

import json

from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from books.api.door import Door
from books.api.files import stored_file
from books.api.operation import operation
from books.api.paging import Paging
from books.enums import Act
from books.views.finding import find_edition
from printing.api.serializers import (
    CertificateTold,
    FindingTold,
    PressAsked,
    RunTold,
)
from printing.enums import RunPart
from printing.models import PrintRun
from printing.operations.press import file_name
from printing.operations.run import queue_run
from printing.operations.stored_file import checked_file

# What no list needs of a run: its script and its certificate in both forms.
HEAVY = tuple(
    f"{row}{name}"
    for row in ("", "superseded_by__")
    for name in ("script", "report", "report_page")
)


class Runs(Door):
    """An edition's print runs."""

    tag = "Printing"

    @operation("list_runs", Act.SEE, gives=RunTold, query=Paging, paged=True)
    def get(self, request: Request, book: str, edition: int) -> Response:
        """List an edition's print runs, the newest first."""
        rows = find_edition(book, edition).print_runs.select_related("asked_by", "superseded_by")
        return self.page(rows.defer(*HEAVY), order=("-n",))

    @operation("press_edition", Act.PRESS, gives=RunTold, asks=PressAsked, status=202)
    def post(self, request: Request, book: str, edition: int) -> Response:
        """Press an edition: queue a print run.

        Where nothing changed since the newest made file, that run is told and nothing is queued,
        unless `again`. What is not approved yet is named in the refusal.
        """
        found, asked = find_edition(book, edition), self.asked()
        run = queue_run(
            edition=found,
            by=self.member,
            waiver=asked.get("waiver", "").strip(),
            again=asked["again"],
            part=RunPart(asked["part"]),
        )
        return self.told(run)


class Run(Door):
    """One print run."""

    tag = "Printing"

    @operation("get_run", Act.SEE, gives=RunTold)
    def get(self, request: Request, book: str, edition: int, n: int) -> Response:
        """Show a print run."""
        return self.told(find_run(book, edition, n))


class Findings(Door):
    """What was measured on a run's file."""

    tag = "Printing"

    @operation("list_findings", Act.SEE, gives=FindingTold, query=Paging, paged=True)
    def get(self, request: Request, book: str, edition: int, n: int) -> Response:
        """List what was measured on a run's file, rule by rule."""
        return self.page(find_run(book, edition, n).findings.all(), order=("position",))


class Certificate(Door):
    """A run's preflight as made."""

    tag = "Printing"

    @operation("get_certificate", Act.SEE, gives=CertificateTold)
    def get(self, request: Request, book: str, edition: int, n: int) -> Response:
        """Show the whole preflight as it was made."""
        run = find_run(book, edition, n)
        if not run.report:
            raise Http404
        return Response(json.loads(run.report))


class RunFile(Door):
    """A run's PDF."""

    tag = "Printing"

    @operation("download_run", Act.DOWNLOAD, gives=("application/pdf",))
    def get(self, request: Request, book: str, edition: int, n: int) -> HttpResponseBase:
        """Download the print file."""
        run = find_run(book, edition, n)
        if not run.file:
            raise Http404
        called = f"{file_name(run.edition, run.part)}-run{run.n}.pdf"
        try:
            checked_file(run)
        except FileNotFoundError:
            raise Http404 from None
        answer = stored_file(run.file, "application/pdf", called, attached=True)
        answer["ETag"] = f'"{run.sha256}"'
        return answer


def find_run(book: str, edition: int, n: int) -> PrintRun:
    """Return a print run with its edition and book, or raise Http404."""
    found = find_edition(book, edition)
    rows = PrintRun.objects.select_related("asked_by", "released_by", "superseded_by")
    runs = rows.defer(*(name for name in HEAVY if name != "report"))
    run = get_object_or_404(runs, edition=found, n=n)
    run.edition = found
    return run
