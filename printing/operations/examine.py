"""Preflight of an edition's file: what its rows let the rules expect, and what is kept of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from books.content import authors
from books.models import Edition
from books.printers import profile_of
from printing.models import Finding, PrintRun
from printing.press.geometry import Trim
from printing.press.preflight import Expectation, Report, examine
from printing.press.profile import PrinterProfile


def keep_findings(run: PrintRun, report: Report) -> None:
    """Save a report's lines as rows of its run, in place of any that were there."""
    Finding.objects.filter(run=run).delete()
    Finding.objects.bulk_create(
        Finding(
            publisher_id=run.publisher_id,
            run=run,
            position=position,
            rule=finding.rule,
            verdict=finding.verdict,
            limit=str(finding.limit)[:200],
            measured=str(finding.measured)[:400],
            page=finding.page,
            message=finding.message,
            remedy=finding.remedy,
        )
        for position, finding in enumerate(report.findings, start=1)
    )


def examine_file(
    path: Path,
    edition: Edition,
    *,
    on_page: Callable[[int, int], None] | None = None,
    profile: PrinterProfile | None = None,
) -> Report:
    """Measure a file against the printer's rules and the edition's own facts.

    `profile` is the one the file was made with, else the edition's newest. `on_page` is called
    with (pages done, pages) after each page.
    """
    return examine(
        path,
        Expectation(
            profile=profile or profile_of(edition),
            trim=Trim.parse(edition.trim),
            bleed=edition.bleed,
            stock=edition.stock,
            title=edition.shown_title,
            author=authors(edition.book.contributors.all()),
            isbn=edition.isbn,
        ),
        on_page=on_page,
    )
