"""Preflight of an edition's file: what its rows let the rules expect, and what is kept of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from books.content import authors
from books.models import Edition
from books.printers import profile_of
from printing.enums import RunPart
from printing.models import Finding, PrintRun
from printing.press.cover_geometry import CoverTemplate
from printing.press.geometry import Trim
from printing.press.preflight import Expectation, Report, examine
from printing.press.preflight.facts import PageFacts, facts_from_json, facts_to_json
from printing.press.preflight.grounds import Grounds
from printing.press.script import BookScript
from printing.press.terms import PrinterProfile
from printing.press.units import inches
from printing.press.writing import whole_file
from printing.press.written_file import WrittenFile

# A case, a jacket and endpapers are sheets that only the press's own record measures.
KIND_OF = {RunPart.INTERIOR.value: "interior", RunPart.COVER.value: "cover"}


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
    part: str = RunPart.INTERIOR.value,
    pages: int = 0,
    script: BookScript | None = None,
    profile: PrinterProfile | None = None,
    known_pictures: Mapping[str, float] | None = None,
    waived: tuple[str, ...] = (),
    kept: Path | None = None,
    grounds: Grounds | None = None,
    written: WrittenFile | None = None,
) -> Report:
    """Measure a file against the printer's rules and the edition's own facts.

    `on_page` is called with (pages done, pages) after each page. `part` is a RunPart; `pages` the
    interior's page count, which a cover is measured for. `script` is the press's record of the
    file, `profile` that of the run where it is not the edition's newest. `kept` is a file in
    which facts of drawn pages are kept, so that pages without a change need not be drawn again;
    `grounds` holds pages made ready, drawn when they were approved, and `written` is what the
    press knows of a file it has just made.
    """
    asked = expectation_of(
        edition,
        part=part,
        pages=pages,
        script=script,
        profile=profile,
        known_pictures=known_pictures,
        waived=waived,
    )
    asked = replace(asked, grounds=grounds, written=written)
    if kept is None:
        return examine(path, asked, on_page=on_page)
    known = facts_from_json(kept.read_text("utf-8")) if kept.is_file() else {}
    drawn: dict[str, PageFacts] = {}
    report = examine(path, replace(asked, known_pages=known), on_page=on_page, drawn=drawn)
    with whole_file(kept) as draft:
        draft.write_text(facts_to_json(drawn), "utf-8")
    return report


def expectation_of(
    edition: Edition,
    *,
    part: str = RunPart.INTERIOR.value,
    pages: int = 0,
    script: BookScript | None = None,
    profile: PrinterProfile | None = None,
    known_pictures: Mapping[str, float] | None = None,
    waived: tuple[str, ...] = (),
) -> Expectation:
    """What an edition's file is held to; see `examine_file`."""
    return Expectation(
        profile=profile or profile_of(edition),
        trim=Trim.parse(edition.trim),
        bleed=edition.bleed,
        stock=edition.stock,
        kind=KIND_OF.get(part, "sheet"),
        title=edition.shown_title,
        author=edition.cover_author
        if part != RunPart.INTERIOR.value and edition.cover_author
        else authors(edition.book.contributors.all()),
        isbn=edition.isbn,
        pages=pages,
        template=typed_template(edition.cover_template),
        direction=script.direction if script is not None else "ltr",
        script=script,
        known_pictures=known_pictures or {},
        waived=waived,
    )


def typed_template(table: Mapping[str, Any]) -> CoverTemplate | None:
    """The numbers typed from a printer's own cover template; None where none were."""
    if not table:
        return None
    return CoverTemplate(
        spine_in=inches(table["spine_in"]),
        width_in=inches(table["width_in"]),
        height_in=inches(table["height_in"]),
        pages=int(table["pages"]),
        taken_on=date.fromisoformat(table["taken_on"]),
    )
