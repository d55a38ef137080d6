"""Queueing a print run: the gates before the press."""

from __future__ import annotations

import hashlib
import json

from django.db import IntegrityError, transaction
from django.db.models import Max

from books import queue, storing
from books.content import authors
from books.enums import Act
from books.errors import IllegalMove, NotReady
from books.models import Edition, Member, Page
from books.operations.moves import record
from books.printers import profile_of, table_text_of
from books.queries import pages_of, unapproved
from books.rules import require
from printing.enums import MADE
from printing.models import PrintRun, RunArtwork

PRESS_JOB = "printing.jobs.press_run"


def queue_run(*, edition: Edition, by: Member, waiver: str = "", again: bool = False) -> PrintRun:
    """Queue a print run of an edition and return it.

    Where the newest made file was pressed from exactly what stands approved now, that run is
    returned and nothing is queued, unless `again`. `waiver` is the reason a person gives for
    printing pictures under 300 DPI.

    Raises NotAllowed; NotReady naming every page that is not approved; IllegalMove while a run
    of this edition is under way.
    """
    require(by, Act.PRESS)
    if waiver:
        require(by, Act.WAIVE)
    pages = pages_of(edition)
    _check_approvals(edition, pages)
    inputs = inputs_hash(edition, pages, waiver)
    standing = None if again else _standing(edition, inputs)
    return standing or _queue(edition, pages, inputs, by, waiver)


def inputs_hash(edition: Edition, pages: list[Page], waiver: str) -> str:
    """Return the sha256 of everything the press will use; equal inputs give equal files."""
    profile = profile_of(edition)
    facts = {
        "layouts": [page.layout_hash for page in pages],
        "title": edition.shown_title,
        "author": authors(edition.book.contributors.all()),
        "isbn": edition.isbn,
        "publisher": edition.publisher.name,
        "profile": [profile.key, profile.version],
        "stock": edition.stock,
        "created": edition.created_at.isoformat(),
        "waiver": waiver,
    }
    if edition.printing > 1:
        facts["printing"] = edition.printing
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def wake_press(run: PrintRun) -> None:
    """Wake a worker for a queued run."""
    queue.wake(PRESS_JOB, key=waking_key(run), publisher=run.publisher_id, row=run.pk)


def waking_key(run: PrintRun) -> str:
    """Return the queue's name for this run's wake-up."""
    return f"press-{run.pk}"


def _check_approvals(edition: Edition, pages: list[Page]) -> None:
    if not pages:
        raise NotReady(
            f"Not pressed: {edition} has no pages here; its finished file was handed in. "
            "Nothing was made."
        )
    missing = unapproved(edition, pages)
    if not missing.numbers:
        return
    told = [
        f"{what} of page{'s' if len(numbers) > 1 else ''} {spans(numbers)}"
        for what, numbers in vars(missing).items()
        if numbers
    ]
    raise NotReady(
        f"Not pressed: {edition.book} still needs approval of the {'; the '.join(told)}. "
        "Nothing was made; approve them and press again."
    )


def spans(numbers: tuple[int, ...]) -> str:
    """Return page numbers as people write them: "3-9, 12"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def _standing(edition: Edition, inputs: str) -> PrintRun | None:
    newest = (
        edition.print_runs.filter(state__in=[state.value for state in MADE]).order_by("-n").first()
    )
    if newest is None or newest.inputs_sha256 != inputs:
        return None
    return newest if storing.exists(newest.file) else None


def _queue(edition: Edition, pages: list[Page], inputs: str, by: Member, waiver: str) -> PrintRun:
    last = edition.print_runs.aggregate(last=Max("n"))["last"] or 0
    profile = profile_of(edition)
    try:
        with transaction.atomic():
            run = PrintRun.objects.create(
                publisher_id=edition.publisher_id,
                edition=edition,
                n=last + 1,
                profile_key=profile.key,
                profile_version=profile.version,
                profile_table=table_text_of(edition),
                printing=edition.printing,
                inputs_sha256=inputs,
                pages=len(pages),
                waiver=waiver,
                asked_by=by.user,
            )
            shown = {page.scene.artwork_id for page in pages if page.scene is not None}
            for artwork_id in sorted(key for key in shown if key is not None):
                RunArtwork.objects.create(run=run, artwork_id=artwork_id)
            record(
                book=edition.book,
                what="queue-press",
                subject=f"edition {edition.number}, print run {run.n}",
                by=by.user,
                to_state=run.state,
                note=waiver,
            )
            wake_press(run)
    except IntegrityError as error:
        raise IllegalMove(
            f"{edition} is being pressed already; wait for that run. Nothing was queued."
        ) from error
    return run
