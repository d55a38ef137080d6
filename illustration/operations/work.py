"""What a worker does with an attempt: send, wait, fetch, verify, store.

SENDING is committed alone, just before the request leaves: whatever dies after that may have
been charged, whatever dies before was not. No transaction is open while a picture is made.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from books import storing
from books.enums import SCENE_MOVES, Origin, SceneState
from books.errors import IllegalMove
from books.models import Artwork
from books.operations.artwork import MIME_SUFFIX, add_artwork
from books.operations.moves import move, record
from illustration.enums import AttemptState
from illustration.models import Attempt
from illustration.operations.lease import claim, step
from illustration.operations.verify import BadPicture, verify
from illustration.providers import get_provider
from illustration.providers.base import Done, Pending, Provider, Reference, Refused, Request
from illustration.studio.order import PictureOrder

RETRY_LIMIT = 5
RETRY_SECONDS = 10.0


def draw(*, attempt: Attempt) -> None:
    """Carry one attempt as far as it goes now. An attempt somebody else holds is left alone.

    What nobody expected ends the attempt with its words on the row, and is raised again so that
    the queue's log shows where; a paid request that had left becomes UNKNOWN instead.
    """
    provider = get_provider(attempt.provider)
    try:
        if attempt.state == AttemptState.RUNNING:
            _take(attempt, provider.check(attempt.prediction_id))
        elif claim(attempt, seconds=provider.lease_seconds):
            _show(attempt, SceneState.DRAWING)
            request = _request(attempt)
            step(attempt, AttemptState.SENDING)
            _take(attempt, provider.submit(request))
    except IllegalMove:
        raise
    except Exception as error:
        _break_off(attempt, provider, f"{type(error).__name__}: {error}")
        raise


def _break_off(attempt: Attempt, provider: Provider, words: str) -> None:
    never_sent = attempt.state == AttemptState.CLAIMED
    if provider.free_and_repeatable or never_sent:
        _fail(attempt, "UNEXPECTED", f"The picture could not be made ({words}).")
    else:
        step(attempt, AttemptState.UNKNOWN, error_class="UNKNOWN_OUTCOME", error=words)


def give_up(attempt: Attempt) -> None:
    """End an attempt that took its worker down with it again and again."""
    words = f"{attempt.tries} workers died at this picture; var/log says how. It is not tried again"
    _break_off(attempt, get_provider(attempt.provider), words)


def _take(attempt: Attempt, answer: Pending | Done | Refused) -> None:
    if isinstance(answer, Done):
        _store(attempt, answer)
    elif isinstance(answer, Pending):
        _wait(attempt, answer)
    else:
        _refuse(attempt, answer)


def _wait(attempt: Attempt, answer: Pending) -> None:
    later = timezone.now() + timedelta(seconds=answer.poll_after_seconds)
    if attempt.state == AttemptState.RUNNING:
        Attempt.objects.filter(pk=attempt.pk).update(poll_at=later)
        return
    step(
        attempt,
        AttemptState.RUNNING,
        prediction_id=answer.prediction_id,
        poll_at=later,
        lease_until=None,
    )


def _store(attempt: Attempt, answer: Done) -> None:
    step(attempt, AttemptState.FETCHING)
    step(attempt, AttemptState.VERIFYING)
    try:
        size = verify(answer.data, wanted=(attempt.width, attempt.height))
    except BadPicture as error:
        _fail(attempt, "BAD_BYTES", str(error))
        return
    with transaction.atomic():
        artwork = add_artwork(
            book=attempt.book,
            scene=attempt.scene,
            character=attempt.character,
            data=answer.data,
            suffix=MIME_SUFFIX[answer.mime],
            size=size,
            origin=Origin.GENERATED,
            by=attempt.asked_by,
            figures=[figure.to_json() for figure in answer.figures],
        )
        step(
            attempt,
            AttemptState.STORED,
            artwork=artwork,
            finished_at=timezone.now(),
            settled_micros=attempt.reserved_micros,
            error="",
            error_class="",
        )
        _show(attempt, SceneState.OFFERED)
        _tell(attempt, "offer", f"version {artwork.version}")


def _refuse(attempt: Attempt, answer: Refused) -> None:
    if answer.permanent or attempt.tries >= RETRY_LIMIT:
        _fail(attempt, str(answer.error_class), answer.message)
        return
    step(
        attempt,
        AttemptState.PLANNED,
        error_class=str(answer.error_class),
        error=answer.message,
        lease_until=None,
        poll_at=timezone.now() + timedelta(seconds=answer.retry_after or RETRY_SECONDS),
    )
    _show(attempt, SceneState.QUEUED)


def _fail(attempt: Attempt, error_class: str, message: str) -> None:
    with transaction.atomic():
        step(
            attempt,
            AttemptState.FAILED,
            error_class=error_class,
            error=message,
            finished_at=timezone.now(),
        )
        # Pictures drawn or handed in before stay on offer: a failed redo takes nothing away.
        kept = attempt.scene is not None and attempt.scene.candidates.exists()
        _show(attempt, SceneState.OFFERED if kept else SceneState.BRIEFED)
        _tell(attempt, "drawing-failed", message)


def _show(attempt: Attempt, state: SceneState) -> None:
    """Let the scene follow its attempt; a scene that a person moved meanwhile stays."""
    scene = attempt.scene
    if scene is None:
        return
    scene.refresh_from_db(fields=["state"])
    if scene.state == state:
        return
    try:
        move(
            scene,
            to=state.value,
            moves=SCENE_MOVES,
            subject=f"Scene {scene.position}",
        )
    except IllegalMove:
        return


def _tell(attempt: Attempt, what: str, note: str) -> None:
    subject = attempt.scene or attempt.character
    scene = attempt.scene
    record(
        book=attempt.book,
        what=what,
        subject=f"scene {scene.position}" if scene else f"character {subject}",
        by=None,
        note=note,
    )


def _request(attempt: Attempt) -> Request:
    order = PictureOrder.from_json(attempt.order)
    sheets = Artwork.objects.in_bulk([told["artwork"] for told in attempt.references])
    return Request(
        prompt=attempt.prompt,
        order=order,
        width=attempt.width,
        height=attempt.height,
        seed=order.seed,
        references=tuple(
            Reference(
                name=told["name"],
                path_or_bytes=storing.as_path(sheets[told["artwork"]].file),
                sha256=told["sha256"],
            )
            for told in attempt.references
        ),
        ref=str(attempt.ref),
    )
