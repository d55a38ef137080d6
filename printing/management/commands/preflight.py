"""Measures one PDF, an interior or a cover, against a printer's rules; needs no database."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from books.manuscript.draft import ManuscriptError
from books.manuscript.source import read_source
from books.manuscript.titlefile import TitleFile, read_title
from printing.press.cover_geometry import CoverTemplate
from printing.press.preflight import Expectation, Report, Unreadable, examine_apart
from printing.press.preflight.html import report_html
from printing.press.preflight.opening import pages_of
from printing.press.preflight.table import lines
from printing.press.profile import ProfileError, load_profile
from printing.press.trim import Trim
from printing.press.units import inches

UNREADABLE = 2


class Command(BaseCommand):
    help = (
        "Preflight a PDF by measuring the file itself. "
        "Exit 0 without errors, 1 with errors, 2 when it cannot be examined."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, what it is held to, and the form of the answer."""
        parser.add_argument("file", type=Path, help="the PDF to measure")
        parser.add_argument("--printer", default="kdp-paperback", help="a printer profile's key")
        parser.add_argument("--trim", required=True, help="width x height in inches: 8.5x8.5")
        parser.add_argument("--bleed", action="store_true", help="the book is made with bleed")
        parser.add_argument("--stock", default="premium-color", help="paper and ink")
        parser.add_argument("--kind", choices=("interior", "cover"), default="interior")
        parser.add_argument("--pages", type=int, default=0, help="a cover: the interior's pages")
        parser.add_argument(
            "--interior", type=Path, metavar="PDF", help="a cover: count the pages of this file"
        )
        parser.add_argument(
            "--template",
            metavar="SPINE,WIDTH,HEIGHT",
            help="a cover: inches typed from the printer's own template",
        )
        parser.add_argument(
            "--direction", choices=("ltr", "rtl"), default="ltr", help="the way pages are turned"
        )
        parser.add_argument("--expect", type=Path, metavar="TITLE.TOML", help="the book's facts")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")
        parser.add_argument("--html", type=Path, metavar="OUT", help="write the report as a page")

    def handle(self, *args: Any, **options: Any) -> None:
        """Examine, tell, and leave with the report's exit status."""
        try:
            report = examine_apart(options["file"], _expectation(options))
        except (Unreadable, ProfileError, ManuscriptError, ValueError) as refusal:
            raise CommandError(str(refusal), returncode=UNREADABLE) from refusal
        if options["html"] is not None:
            _write(options["html"], report)
        told = report.to_json() if options["json"] else "\n".join(lines(report))
        self.stdout.write(told, ending="" if options["json"] else "\n")
        if report.exit_code:
            raise SystemExit(report.exit_code)


def _expectation(options: dict[str, Any]) -> Expectation:
    profile = load_profile(options["printer"])
    trim = Trim.parse(options["trim"])
    profile.stock(options["stock"])
    if not profile.max_pages(trim):
        raise ValueError(profile.refuse(trim, options["bleed"], 24, options["stock"])[0])
    pages = options["pages"]
    if options["interior"] is not None:
        pages = pages_of(options["interior"])
    if options["kind"] == "cover" and pages < 1:
        raise ValueError(
            "a cover is measured for a page count: give the interior's with --pages, such as "
            "--pages 32, or the interior itself with --interior"
        )
    title = _title(options["expect"])
    return Expectation(
        profile=profile,
        trim=trim,
        bleed=options["bleed"],
        stock=options["stock"],
        kind=options["kind"],
        title=title.title,
        author="; ".join(each.name for each in title.contributors if each.role == "author"),
        isbn=title.edition.isbn or "",
        pages=pages,
        template=_template(options["template"], pages),
        direction=options["direction"],
    )


def _title(path: Path | None) -> TitleFile:
    return TitleFile() if path is None else read_title(read_source(path, path.name))


def _template(text: str | None, pages: int) -> CoverTemplate | None:
    if text is None:
        return None
    parts = [inches(part.strip()) for part in text.split(",")]
    if len(parts) != 3:
        raise ValueError(
            f"{text!r} is not a cover template; write spine, width and height in inches: "
            "0.25,17.5,8.75"
        )
    spine, width, height = parts
    return CoverTemplate(spine, width, height, pages, date.min)


def _write(path: Path, report: Report) -> None:
    """Write the page whole or not at all."""
    half = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        half.write_text(report_html(report), encoding="utf-8")
        half.replace(path)
    except OSError as fault:
        half.unlink(missing_ok=True)
        reason = fault.strerror or str(fault)
        raise CommandError(
            f"the report cannot be written to {path}: {reason}", returncode=UNREADABLE
        ) from fault
