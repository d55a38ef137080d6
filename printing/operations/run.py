"""Queueing a print run: the gates before the press."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from books import queue, storing
from books.content import authors
from books.enums import Act
from books.errors import IllegalMove, NotReady
from books.models import Artwork, Edition, Member, Page
from books.operations.moves import record
from books.printers import profile_of, table_text_of
from books.queries import pages_of, unapproved
from books.rules import require
from printing.enums import MADE, RunPart
from printing.models import PrintRun, RunArtwork
from printing.operations.cover import Wanted, wanted_part

PRESS_JOB = "printing.jobs.press_run"


def queue_run(
    *,
    edition: Edition,
    by: Member,
    waiver: str = "",
    again: bool = False,
    part: RunPart = RunPart.INTERIOR,
) -> PrintRun:
    """Queue a print run of an edition's interior, or of another part of it, and return it.

    Where the newest made file was pressed from exactly what stands approved now, that run is
    returned and nothing is queued, unless `again`. `waiver` is the reason a person gives for
    printing pictures under 300 DPI.

    Raises NotAllowed; NotReady naming every page that is not approved, what a cover lacks, or a
    picture that is a draft; IllegalMove while a run of this part is under way.
    """
    require(by, Act.PRESS)
    if waiver:
        require(by, Act.WAIVE)
    interior = part == RunPart.INTERIOR
    wanted = _interior(edition, waiver) if interior else wanted_part(edition, part, waiver)
    _refuse_drafts(wanted)
    standing = None if again else _standing(edition, wanted)
    return standing or _queue(edition, wanted, by, waiver)


def _interior(edition: Edition, waiver: str) -> Wanted:
    pages = pages_of(edition)
    _check_approvals(edition, pages)
    shown = {page.scene.artwork_id for page in pages if page.scene is not None}
    return Wanted(
        part=RunPart.INTERIOR,
        inputs=inputs_hash(edition, pages, waiver),
        pages=len(pages),
        interior=None,
        artworks=frozenset(key for key in shown if key is not None),
    )


def inputs_hash(edition: Edition, pages: list[Page], waiver: str) -> str:
    """Return the sha256 of everything the press will use; equal inputs give equal files."""
    profile = profile_of(edition)
    facts: dict[str, Any] = {
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


def _refuse_drafts(wanted: Wanted) -> None:
    # No verb approves a draft; this holds against rows that were written past the verbs.
    drafts = Artwork.objects.filter(pk__in=wanted.artworks, draft=True)
    scenes = sorted(set(drafts.values_list("scene__position", flat=True)))
    if scenes:
        raise NotReady(
            f"Not pressed: scene{'s' if len(scenes) > 1 else ''} {spans(tuple(scenes))} would be "
            "printed from a draft. Nothing was made; have the final drawn and approve it."
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


def _standing(edition: Edition, wanted: Wanted) -> PrintRun | None:
    made = edition.print_runs.filter(
        part=wanted.part.value, state__in=[state.value for state in MADE]
    )
    newest = made.order_by("-n").first()
    if newest is None or newest.inputs_sha256 != wanted.inputs:
        return None
    return newest if storing.exists(newest.file) else None


def _queue(edition: Edition, wanted: Wanted, by: Member, waiver: str) -> PrintRun:
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
                part=wanted.part.value,
                interior_pages=wanted.interior,
                inputs_sha256=wanted.inputs,
                pages=wanted.pages,
                waiver=waiver,
                asked_by=by.user,
            )
            for artwork_id in sorted(wanted.artworks):
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
            f"{_named(edition, wanted.part)} is being pressed already; wait for that run. "
            "Nothing was queued."
        ) from error
    return run


def _named(edition: Edition, part: RunPart) -> str:
    return str(edition) if part == RunPart.INTERIOR else f"The {part} of {edition}"
