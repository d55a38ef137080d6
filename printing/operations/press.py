"""What a worker does with a print run: lay out, check the pixels, draw, preflight, keep."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from books import storing
from books.content import book_content
from books.errors import NotReady, OctavoError
from books.models import Edition
from books.operations.moves import move, record
from books.printers import profile_of
from books.process import process_name
from books.queries import pages_of, unapproved
from printing.enums import RUN_MOVES, RunPart, RunState
from printing.models import PrintRun
from printing.operations.cover import part_script, wanted_part
from printing.operations.examine import examine_file, keep_findings
from printing.operations.run import inputs_hash, spans
from printing.press.draw import Pressed, draw
from printing.press.layout import TextDoesNotFit, lay_out
from printing.press.letters import CannotSet
from printing.press.making_ready import grounds_in
from printing.press.preflight.findings import Finding
from printing.press.preflight.html import report_html
from printing.press.preflight.report import Report
from printing.press.profile import PrinterProfile, ProfileError, profile_from_text
from printing.press.script import BookScript, ScriptError

LEASE = timedelta(minutes=10)
# Pictures prepared at once; more than the cores of a worker's machine would only take turns.
PROCESSES = min(2, os.cpu_count() or 1)


class TooFewPixels(OctavoError):
    """A picture would print under the resolution the press makes files for."""


def prepared_folder() -> Path:
    """Return where prepared print pictures (CMYK) are kept by the hash of what went in."""
    folder = Path(settings.VAR_DIR) / "prepared"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def press(*, run: PrintRun) -> None:
    """Carry a queued run to done or failed. A run somebody else holds is left alone.

    The file is made beside the storage and taken in whole; whatever stops the press leaves no
    half file. Failures end in `run.failure`, a sentence for a person; what nobody expected is
    raised again, so that the queue's log shows where.
    """
    taken = PrintRun.objects.filter(pk=run.pk, state=RunState.QUEUED.value).update(
        state=RunState.PRESSING.value,
        held_by=process_name(),
        lease_until=timezone.now() + LEASE,
        pages_done=0,
        pages_checked=0,
        tries=F("tries") + 1,
    )
    if taken != 1:
        return
    run.refresh_from_db()
    name = f"{file_name(run.edition, run.part)}.pdf"
    out = Path(settings.VAR_DIR) / "pressing" / str(run.pk) / name
    out.parent.mkdir(parents=True, exist_ok=True)
    try:
        _make(run, out)
    except (OctavoError, TextDoesNotFit, CannotSet, ProfileError, ScriptError, OSError) as error:
        _fail(run, str(error))
    except Exception as error:
        _fail(run, f"Not pressed: the press broke off ({type(error).__name__}: {error}).")
        raise
    finally:
        shutil.rmtree(out.parent, ignore_errors=True)


def _make(run: PrintRun, out: Path) -> None:
    """Lay out, draw, examine and keep one run's file, by the profile of its day."""
    profile = profile_of_run(run)
    script = _script(run, profile)
    pressed = draw(
        script,
        out,
        cache=prepared_folder(),
        on_page=progress(run, "pages_done"),
        profile=profile,
        processes=PROCESSES,
    )
    report = examine_file(
        out,
        run.edition,
        on_page=progress(run, "pages_checked"),
        part=run.part,
        pages=run.interior_pages or 0,
        script=script,
        profile=profile,
        known_pictures=pressed.pictures,
        kept=drawn_facts(run),
        grounds=grounds_in(prepared_folder()),
        written=pressed.file,
    )
    _finish(run, script, out, remarked(report, pressed))


def remarked(report: Report, pressed: Pressed) -> Report:
    """Return a report with what the press itself has to say of the file, as warnings."""
    said = tuple(
        Finding("press.remark", "warning", "", "", None, remark, "look at it before it goes out")
        for remark in pressed.remarks
    )
    return replace(report, findings=(*report.findings, *said))


def profile_of_run(run: PrintRun) -> PrinterProfile:
    """Return the profile a run was queued with, by the table it keeps; else the newest."""
    if run.profile_table:
        return profile_from_text(run.profile_table, run.profile_key)
    return profile_of(run.edition)


def file_name(edition: Edition, part: str = RunPart.INTERIOR.value) -> str:
    """Return the stem of an edition's file: "the-lantern-owl-e1-interior", "...-e1-cover"."""
    return f"{edition.book.slug}-e{edition.number}-{part}"


def drawn_facts(run: PrintRun) -> Path:
    """Return where the facts of an edition's drawn pages are kept between runs, part by part."""
    return prepared_folder() / "drawn" / f"{run.edition_id}-{run.part}.json"


def progress(run: PrintRun, column: str) -> Callable[..., None]:
    """Return a callback that counts pages into a column of the row, at most once a second."""
    last, done = 0.0, 0

    def tell(*_: int) -> None:
        nonlocal last, done
        done += 1
        if time.monotonic() - last >= 1 or done == run.pages:
            last = time.monotonic()
            PrintRun.objects.filter(pk=run.pk).update(**{column: done})

    return tell


def _script(run: PrintRun, profile: PrinterProfile) -> BookScript:
    interior = run.part == RunPart.INTERIOR
    script = _inside(run, profile) if interior else _outside(run, profile)
    _refuse_low(script, profile, run.waiver)
    return script


def _inside(run: PrintRun, profile: PrinterProfile) -> BookScript:
    pages = pages_of(run.edition)
    changed = unapproved(run.edition, pages).numbers
    if changed or inputs_hash(run.edition, pages, run.waiver) != run.inputs_sha256:
        raise NotReady(
            f"Not pressed: the book was changed after this run was queued"
            f"{' (see page ' + spans(changed) + ')' if changed else ''}. Nothing was made; approve "
            "it as it stands and press again."
        )
    return lay_out(book_content(run.edition, pages), profile)


def _outside(run: PrintRun, profile: PrinterProfile) -> BookScript:
    part = RunPart(run.part)
    if wanted_part(run.edition, part, run.waiver).inputs != run.inputs_sha256:
        raise NotReady(
            f"Not pressed: the {part} was changed after this run was queued. Nothing was made; "
            "press again."
        )
    return part_script(run.edition, part, run.interior_pages or 0, profile)


def _refuse_low(script: BookScript, profile: PrinterProfile, waiver: str) -> None:
    least = profile.dpi_warn
    low = [
        f"{'page ' + str(page.number) if script.part == 'interior' else 'the ' + script.part} "
        f"({picture.dpi:.0f} DPI)"
        for page in script.pages
        for picture in page.pictures
        if picture.dpi < least
    ]
    if low and not waiver:
        raise TooFewPixels(
            f"Not pressed: the pictures on {', '.join(low)} would print under {least} DPI. "
            "Have them redrawn larger, or waive the rule with a reason when you press. "
            "Nothing was made."
        )


def _finish(run: PrintRun, script: BookScript, out: Path, report: Report) -> None:
    name, digest = storing.give_file(
        out, publisher_id=run.publisher_id, suffix=".pdf", sha256=report.file_sha256
    )
    with transaction.atomic():
        came_from = move(
            run,
            to=RunState.DONE.value,
            moves=RUN_MOVES,
            subject=f"Print run {run.n}",
            file=name,
            sha256=digest,
            script=script.to_json(),
            script_sha256=script.sha256(),
            report=report.to_json(),
            report_page=report_html(report),
            errors=len(report.errors),
            warnings=len(report.warnings),
            pages_done=run.pages,
            pages_checked=run.pages,
            finished_at=timezone.now(),
            lease_until=None,
        )
        keep_findings(run, report)
        _tell(run, "press", came_from, f"sha256 {digest[:12]}, {report.verdict}")


def give_up(run: PrintRun) -> None:
    """End a run that took its worker down with it again and again."""
    _fail(run, f"Not pressed: {run.tries} workers died at it; var/log says how. Nothing was made.")


def _fail(run: PrintRun, why: str) -> None:
    with transaction.atomic():
        came_from = move(
            run,
            to=RunState.FAILED.value,
            moves=RUN_MOVES,
            subject=f"Print run {run.n}",
            failure=why,
            finished_at=timezone.now(),
            lease_until=None,
        )
        _tell(run, "press-failed", came_from, why)


def _tell(run: PrintRun, what: str, came_from: str, note: str) -> None:
    record(
        book=run.edition.book,
        what=what,
        subject=f"edition {run.edition.number}, print run {run.n}",
        by=None,
        from_state=came_from,
        to_state=run.state,
        note=note,
    )
