"""One made file against every printer's rules: the same bytes, preflighted once for each."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from django.conf import settings
from django.core.cache import cache

from books import queue
from books.enums import Act
from books.errors import NotReady, OctavoError
from books.models import Edition, Member
from books.printers import printers
from books.rules import require
from printing.enums import RunPart
from printing.models import PrintRun
from printing.operations.examine import expectation_of
from printing.operations.press import prepared_folder
from printing.operations.stored_file import checked_file
from printing.press.direction import direction_of
from printing.press.making_ready import grounds_in
from printing.press.offers import reasons
from printing.press.preflight import Report, Unreadable, examine
from printing.press.profile import PrinterProfile
from printing.press.script import BookScript, ScriptError
from printing.press.trim import Trim

MATRIX_JOB = "printing.jobs.examine_everywhere"
A_MONTH = 30 * 24 * 60 * 60
KEPT = 400


@dataclass(frozen=True)
class Broken:
    """A rule the file breaks there: how often, at which page first, and what is to be done."""

    rule: str
    times: int
    page: int | None
    limit: str
    measured: str
    remedy: str


@dataclass(frozen=True)
class FileVerdict:
    """One printer's word on a file; `refused` is why it would not make the book at all."""

    key: str
    version: str
    title: str
    verdict: str
    errors: int
    warnings: int
    refused: str = ""
    broken: tuple[Broken, ...] = ()


def ask_everywhere(*, run: PrintRun, by: Member) -> None:
    """Have a worker preflight a run's file against every printer. Raises NotAllowed, NotReady."""
    require(by, Act.PRESS)
    if not run.file:
        raise NotReady(f"Print run {run.n} has no file; press it first.")
    queue.wake(MATRIX_JOB, key=f"matrix-{run.pk}", publisher=run.publisher_id, row=run.pk)


def verdicts_of(run: PrintRun) -> list[tuple[PrinterProfile, FileVerdict | None]]:
    """Return every printer with its word on a run's file, None where it was not asked yet."""
    return [(profile, _known(run, profile)) for profile in printers()]


def examine_everywhere(*, run: PrintRun) -> None:
    """Preflight a run's file against each printer that was not asked yet. A worker's work."""
    try:
        path = checked_file(run)
    except (OctavoError, OSError):
        return  # the screen of the run says what is wrong with its file
    for profile in printers():
        if _known(run, profile) is None:
            _keep(_name(run, profile), verdict_at(path, run.edition, profile, run))


def verdict_at(
    path: Path, edition: Edition, profile: PrinterProfile, run: PrintRun | None = None
) -> FileVerdict:
    """Return one printer's word on a file of an edition."""
    told = FileVerdict(profile.key, profile.version, profile.title, "error", 0, 0)
    interior = run is None or run.part == RunPart.INTERIOR
    trim = Trim.parse(edition.trim)
    if interior and not profile.max_pages(trim):
        # Without a page count only the trim can be against it.
        why = reasons(profile, trim, edition.bleed, 1, profile.default_stock)
        return _with(told, refused=next((each for each in why if "cut" in each), why[0]))
    asked = expectation_of(
        edition,
        part=run.part if run else RunPart.INTERIOR.value,
        pages=(run.interior_pages or 0) if run else 0,
        profile=profile,
        script=_script(run),
    )
    known = [stock.code for stock in profile.stocks]
    stock = asked.stock if asked.stock in known else profile.default_stock
    asked = replace(
        asked,
        stock=stock,
        direction=direction_of(edition.language),
        # Each page is drawn once for all printers, and not at all where it was made ready.
        grounds=grounds_in(prepared_folder()),
    )
    try:
        report = examine(path, asked)
    except Unreadable as error:
        return _with(told, refused=str(error))
    return _with(
        told,
        verdict=report.verdict,
        errors=len(report.errors),
        warnings=len(report.warnings),
        broken=tuple(_broken(report)),
    )


def _script(run: PrintRun | None) -> BookScript | None:
    try:
        return BookScript.from_json(run.script) if run is not None and run.script else None
    except ScriptError:  # written by an older release
        return None


def _with(told: FileVerdict, **more: object) -> FileVerdict:
    return FileVerdict(**{**vars(told), **more})


def _broken(report: Report) -> Iterator[Broken]:
    rules = dict.fromkeys(finding.rule for finding in report.errors)
    for rule in rules:
        same = [finding for finding in report.errors if finding.rule == rule]
        first = same[0]
        yield Broken(
            rule, len(same), first.page, str(first.limit), str(first.measured), first.remedy
        )


def _name(run: PrintRun, profile: PrinterProfile) -> str:
    edition = run.edition
    facts = [run.sha256, run.part, run.interior_pages, repr(profile), edition.trim, edition.bleed]
    facts += [edition.stock, edition.shown_title, edition.isbn, edition.language]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


def _folder() -> Path:
    return Path(settings.VAR_DIR) / "cache" / "verdicts"


def _known(run: PrintRun, profile: PrinterProfile) -> FileVerdict | None:
    """What was found before: in the shared cache where there is one, else on this machine."""
    name = _name(run, profile)
    told = cache.get(f"verdict-{name}")
    if told is None:
        try:
            told = json.loads((_folder() / f"{name}.json").read_text("utf-8"))
        except (OSError, ValueError):
            return None
    broken = tuple(Broken(**each) for each in told.pop("broken"))
    return FileVerdict(**told, broken=broken)


def _keep(name: str, verdict: FileVerdict) -> None:
    told = asdict(verdict)
    cache.set(f"verdict-{name}", told, timeout=A_MONTH)
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f".{name}.{os.getpid()}"
    part.write_text(json.dumps(told), "utf-8")
    os.replace(part, folder / f"{name}.json")
    aged = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in aged[KEPT:]:
        old.unlink(missing_ok=True)
