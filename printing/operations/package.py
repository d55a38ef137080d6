"""The package for a printer: every released file of an edition, certificates, the job sheet."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from books.enums import Act
from books.errors import NotReady
from books.models import Edition, Member
from books.rules import require
from printing.enums import IN_FORCE, RunPart
from printing.models import PrintRun
from printing.operations.job_sheet import as_json, job_sheet
from printing.operations.press import file_name
from printing.operations.stored_file import checked_file

READ = 1 << 20
MODE = 0o644 << 16


def package_name(edition: Edition) -> str:
    """Return the package's file name: "the-lantern-owl-e1-package.zip"."""
    return f"{edition.book.slug}-e{edition.number}-package.zip"


def packed_runs(edition: Edition) -> list[PrintRun]:
    """Return the newest released run of each part of the present printing, interior first."""
    states = [state.value for state in IN_FORCE]
    found = []
    for part in RunPart:
        runs = edition.print_runs.filter(
            part=part.value, state__in=states, printing=edition.printing
        )
        newest = runs.defer("script").order_by("-n").first()
        if newest is not None:
            found.append(newest)
    return found


def write_package(*, edition: Edition, by: Member, out: Path) -> None:
    """Write the package at `out`; the same files, the same bytes.

    Raises NotAllowed; NotReady while no interior is released, or a cover was made for another
    page count than the interior has; AlteredError for a stored file of other bytes.
    """
    require(by, Act.DOWNLOAD)
    runs = packed_runs(edition)
    _check(edition, runs)
    files = [(f"{file_name(edition, run.part)}.pdf", run) for run in runs]
    when = edition.created_at.astimezone(UTC).timetuple()[:6]
    with zipfile.ZipFile(out, "w") as package:
        for name, run in files:
            # PDFs hold compressed streams already; stored, their bytes can be hashed in place.
            _put(package, _entry(name, when, zipfile.ZIP_STORED), checked_file(run))
        for name, text in _texts(edition, files):
            entry = _entry(name, when, zipfile.ZIP_DEFLATED)
            package.writestr(entry, text.encode(), zipfile.ZIP_DEFLATED, 9)


def sheet_page(sheet: dict[str, object]) -> str:
    """Return a job sheet as a page of its own for people."""
    # A file for a printer's own machine carries its style along; no screen of the desk does.
    css = Path(__file__).with_name("job_sheet.css").read_text("utf-8")
    style = format_html("<style>{}</style>", mark_safe(css))
    return render_to_string("printing/job_sheet_page.html", {"sheet": sheet, "style": style})


def _check(edition: Edition, runs: list[PrintRun]) -> None:
    inside = next((run for run in runs if run.part == RunPart.INTERIOR), None)
    if inside is None:
        raise NotReady(
            f"No interior of {edition} is released yet. Press it, release it, and take the package "
            "then. Nothing was made."
        )
    for run in runs:
        if run.interior_pages not in (None, inside.pages):
            raise NotReady(
                f"The {run.part} (print run {run.n}) was made for {run.interior_pages} pages and "
                f"the interior has {inside.pages}: press and release it anew. Nothing was made."
            )


def _texts(edition: Edition, files: list[tuple[str, PrintRun]]) -> Iterator[tuple[str, str]]:
    for name, run in files:
        stem = name.removesuffix(".pdf")
        yield f"{stem}-preflight.json", run.report
        yield f"{stem}-preflight.html", run.report_page
    sheet = job_sheet(edition, files)
    yield "job-sheet.json", as_json(sheet)
    yield "job-sheet.html", sheet_page(sheet)


def _entry(name: str, when: tuple[int, ...], method: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (when[0], when[1], when[2], when[3], when[4], when[5]))
    entry.compress_type, entry.external_attr, entry.create_system = method, MODE, 3
    return entry


def _put(package: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path) -> None:
    entry.file_size = path.stat().st_size
    with package.open(entry, "w") as target, path.open("rb") as source:
        while block := source.read(READ):
            target.write(block)
