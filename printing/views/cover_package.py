"""Taking an edition's released files away together, and reading the job sheet they come with."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from books.errors import OctavoError
from books.models import Edition, Member
from books.views.finding import find_edition, member_of
from printing.operations.job_sheet import as_json, job_sheet
from printing.operations.package import package_name, packed_runs, sheet_page, write_package
from printing.operations.press import file_name
from printing.views.cover import show_cover

KINDS = {"json": "application/json", "html": "text/html; charset=utf-8"}


@require_safe
def package(request: HttpRequest, book: str, edition: int) -> HttpResponseBase:
    """Hand out the zip of the released files, to those who may take print files away."""
    found = find_edition(book, edition)
    try:
        return packed(found, member_of(request))
    except OctavoError as error:
        messages.error(request, str(error))
        return show_cover(request, found, error.status)


@require_safe
def sheet(request: HttpRequest, book: str, edition: int, kind: str) -> HttpResponse:
    """Answer the job sheet of what is released now, for machines (json) or people (html)."""
    if kind not in KINDS:
        raise Http404
    found = find_edition(book, edition)
    told = sheet_of(found)
    text = as_json(told) if kind == "json" else sheet_page(told)
    answer = HttpResponse(text, content_type=KINDS[kind])
    stem = package_name(found).removesuffix("-package.zip")
    answer["Content-Disposition"] = f'attachment; filename="{stem}-job-sheet.{kind}"'
    return _private(answer)


def sheet_of(edition: Edition) -> dict[str, Any]:
    """Return the job sheet of the files that are released now."""
    runs = packed_runs(edition)
    return job_sheet(edition, [(f"{file_name(edition, run.part)}.pdf", run) for run in runs])


def packed(edition: Edition, by: Member) -> HttpResponseBase:
    """Return the package as an answer. Raises as `write_package`."""
    with tempfile.TemporaryDirectory(prefix="package-") as folder:
        path = Path(folder) / package_name(edition)
        write_package(edition=edition, by=by, out=path)
        # Open, it outlives its folder's end on every system the house runs on.
        answer = FileResponse(
            path.open("rb"),
            as_attachment=True,
            filename=path.name,
            content_type="application/zip",
        )
    return _private(answer)


def _private(answer: Any) -> Any:
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
