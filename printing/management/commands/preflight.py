"""Measures one interior PDF against a printer's rules; needs no database."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from books.manuscript.draft import ManuscriptError
from books.manuscript.source import read_source
from books.manuscript.titlefile import TitleFile, read_title
from printing.press.preflight import Expectation, Report, Unreadable, examine
from printing.press.preflight.html import report_html
from printing.press.preflight.table import lines
from printing.press.profile import ProfileError, load_profile
from printing.press.trim import Trim

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
        parser.add_argument("--expect", type=Path, metavar="TITLE.TOML", help="the book's facts")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")
        parser.add_argument("--html", type=Path, metavar="OUT", help="write the report as a page")

    def handle(self, *args: Any, **options: Any) -> None:
        """Examine, tell, and leave with the report's exit status."""
        try:
            report = examine(options["file"], _expectation(options))
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
    )


def _title(path: Path | None) -> TitleFile:
    return TitleFile() if path is None else read_title(read_source(path, path.name))


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
