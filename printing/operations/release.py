"""The life of a made file: let go, handed to the printer, answered by him, set aside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from books.enums import Act
from books.errors import NotReady, Refused
from books.models import Event, Member
from books.operations.holding import hold
from books.operations.moves import move, record
from books.rules import require
from printing.enums import RUN_MOVES, RunPart, RunState
from printing.models import PrintRun
from printing.operations.release_gates import AROUND_THE_INTERIOR, release_gates
from printing.operations.release_letters import wake_letter

# What a newer file of the same part sets aside once it is let go.
_SET_ASIDE = (
    RunState.DONE,
    RunState.RELEASED,
    RunState.UPLOADED,
    RunState.ACCEPTED,
    RunState.REJECTED,
)


@transaction.atomic
def release(*, run: PrintRun, by: Member, waivers: Mapping[str, str] | None = None) -> None:
    """Let a made file go: from now on nothing of it changes, and a newer one takes its place whole.

    `waivers` give a reason for each rule that the file breaks. Earlier runs of the same part are
    superseded by it, and so is a cover that was made for another number of pages.

    Raises NotAllowed, NotReady listing every gate that is shut (`release_gates`), IllegalMove.
    """
    require(by, Act.RELEASE)
    given = {rule: " ".join(why.split()) for rule, why in (waivers or {}).items() if why.strip()}
    if given:
        require(by, Act.WAIVE)
    hold(run.edition)
    shut = [gate.told for gate in release_gates(run, given) if not gate.met]
    if shut:
        raise NotReady(
            _("Print run %(n)s is not released: %(why)s Nothing was changed.")
            % {"n": run.n, "why": " ".join(shut)}
        )
    kept = [
        *([run.waiver] if run.waiver else []),
        *(f"{rule}: {why}" for rule, why in given.items()),
    ]
    _supersede_earlier(run, by)
    event = _move(
        run,
        RunState.RELEASED,
        by,
        "release-run",
        note=_of_release(run, given),
        waiver="\n".join(kept),
        released_by=by.user,
        released_at=timezone.now(),
    )
    wake_letter(event)


@transaction.atomic
def upload(*, run: PrintRun, by: Member, note: str = "") -> None:
    """Note that a released file was handed to the printer. Raises NotAllowed, IllegalMove."""
    require(by, Act.RELEASE)
    _move(run, RunState.UPLOADED, by, "upload-run", note=note.strip(), uploaded_at=timezone.now())


@transaction.atomic
def accept(*, run: PrintRun, by: Member, words: str = "") -> None:
    """Note that the printer took an uploaded file, in his words. Raises NotAllowed, IllegalMove."""
    _answer(run, RunState.ACCEPTED, by, "accept-run", words.strip())


@transaction.atomic
def reject(*, run: PrintRun, by: Member, words: str) -> None:
    """Note that the printer refused an uploaded file, and why, in his own words.

    Raises NotAllowed, Refused without his words, IllegalMove.
    """
    require(by, Act.RELEASE)
    if not words.strip():
        raise Refused(
            _("Write what the printer said; whoever mends the file needs it. Nothing was changed.")
        )
    _answer(run, RunState.REJECTED, by, "reject-run", words.strip())


@transaction.atomic
def supersede(*, run: PrintRun, by: Member, reason: str) -> None:
    """Set a made file aside by hand: it will not be printed (any more). Its bytes stay.

    Raises NotAllowed, Refused without a reason, IllegalMove.
    """
    require(by, Act.RELEASE)
    if not reason.strip():
        raise Refused(_("Write why this file is set aside. Nothing was changed."))
    _move(run, RunState.SUPERSEDED, by, "supersede-run", note=reason.strip())


def _answer(run: PrintRun, to: RunState, by: Member, what: str, words: str) -> None:
    require(by, Act.RELEASE)
    event = _move(run, to, by, what, note=words, printers_words=words, answered_at=timezone.now())
    wake_letter(event)


def _move(run: PrintRun, to: RunState, by: Member, what: str, *, note: str, **also: Any) -> Event:
    came_from = move(run, to=to.value, moves=RUN_MOVES, subject=f"Print run {run.n}", **also)
    return record(
        book=run.edition.book,
        what=what,
        subject=f"edition {run.edition.number}, print run {run.n}",
        by=by.user,
        from_state=came_from,
        to_state=to.value,
        note=note,
    )


def _of_release(run: PrintRun, given: Mapping[str, str]) -> str:
    told = [f"{run.part}, printing {run.printing}, sha256 {run.sha256[:12]}"]
    if run.part in AROUND_THE_INTERIOR:
        told.append(f"for an interior of {run.interior_pages} pages")
    return "; ".join([*told, *(f"{rule} waived: {why}" for rule, why in given.items())])


def _supersede_earlier(run: PrintRun, by: Member) -> None:
    runs = PrintRun.objects.filter(edition=run.edition, state__in=[s.value for s in _SET_ASIDE])
    rows = runs.exclude(pk=run.pk).defer("script", "report", "report_page").order_by("n")
    for other in rows:
        other.edition = run.edition
        if other.part == run.part:
            # A made file that is younger waits for its own release.
            if other.state != RunState.DONE or other.n < run.n:
                _move(
                    other,
                    RunState.SUPERSEDED,
                    by,
                    "supersede-run",
                    note=f"print run {run.n} was released",
                    superseded_by=run,
                )
        elif _fits_no_more(other, run):
            _move(
                other,
                RunState.SUPERSEDED,
                by,
                "supersede-run",
                note=(
                    f"made for an interior of {other.interior_pages} pages; print run {run.n} has "
                    f"{run.pages}"
                ),
            )


def _fits_no_more(other: PrintRun, run: PrintRun) -> bool:
    around = other.part in AROUND_THE_INTERIOR and run.part == RunPart.INTERIOR
    return around and other.interior_pages != run.pages
