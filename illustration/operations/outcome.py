"""How an attempt ends or goes back: its state, its scene, its money and the record together."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from books.enums import SCENE_MOVES, Origin, SceneState
from books.errors import IllegalMove
from books.models import Artwork, User
from books.operations.artwork import add_artwork
from books.operations.moves import move, record
from illustration.drafts import makes_draft
from illustration.enums import AttemptState, Half, Verb
from illustration.models import Attempt
from illustration.operations import money
from illustration.operations.checkup_waking import wake_check
from illustration.operations.lease import step
from illustration.providers.base import ErrorClass

# A provider drew these and may charge them: what was held for them counts as spent.
# A lost result too, though it could be left unknown: it was taken and its id is known, so that a
# person would have nothing to find out, and a sum that stays held looks as if it came back.
COUNTED_AS_SPENT = frozenset(
    {ErrorClass.MODERATED_OUTPUT, ErrorClass.RESULT_LOST, ErrorClass.BAD_BYTES}
)


def store(
    attempt: Attempt,
    *,
    data: bytes,
    suffix: str,
    size: tuple[int, int],
    figures: list[dict[str, Any]],
    micros: int,
) -> Artwork:
    """Keep a finished picture, settle it at `micros` and offer it, all or nothing."""
    with transaction.atomic():
        artwork = add_artwork(
            book=attempt.book,
            scene=attempt.scene,
            character=attempt.character,
            data=data,
            suffix=suffix,
            size=size,
            origin=Origin.GENERATED,
            by=_maker(attempt),
            figures=figures,
            draft=makes_draft(attempt),
        )
        step(
            attempt,
            AttemptState.STORED,
            artwork=artwork,
            finished_at=timezone.now(),
            settled_micros=attempt.settled_micros + micros,
            poll_at=None,
            error="",
            error_class="",
        )
        if attempt.account_id is not None:
            money.settle(attempt, micros)
        show(attempt, SceneState.OFFERED)
        tell(attempt, "offer", f"version {artwork.version}")
        wake_check(attempt)
    return artwork


def fail(attempt: Attempt, error_class: str, message: str, *, micros: int | None = None) -> None:
    """End an attempt without a picture; its money is given back unless the provider drew it.

    Then `micros` is spent where the reply told what it cost, else all that was held.
    """
    counted = attempt.account_id is not None and error_class in COUNTED_AS_SPENT
    spent = attempt.reserved_micros if micros is None else micros
    message += _of_left(attempt)
    with transaction.atomic():
        step(
            attempt,
            AttemptState.FAILED,
            error_class=error_class,
            error=message,
            finished_at=timezone.now(),
            # What a left half cost before stays spent.
            settled_micros=attempt.settled_micros + (spent if counted else 0),
        )
        if counted:
            money.settle(attempt, spent, message)
        elif attempt.account_id is not None:
            money.release(attempt, message)
        # Pictures drawn or handed in before stay on offer: a failed redo takes nothing away.
        kept = attempt.scene is not None and attempt.scene.candidates.exists()
        show(attempt, SceneState.OFFERED if kept else SceneState.BRIEFED)
        tell(attempt, "drawing-failed", message)


def put_back(
    attempt: Attempt,
    *,
    error_class: str = "",
    message: str = "",
    at: datetime | None = None,
    waits_for: str = "",
    tried: bool = True,
) -> None:
    """Let an attempt wait for another try: nothing was charged, what was held is given back.

    `tried` False does not count the try, as where the provider asked for a pause.
    """
    with transaction.atomic():
        step(
            attempt,
            AttemptState.PLANNED,
            error_class=error_class,
            error=message,
            lease_until=None,
            held_by="",
            poll_at=at,
            waits_for=waits_for,
            **({} if tried else {"tries": F("tries") - 1}),
        )
        if attempt.account_id is not None:
            money.release(attempt, message)
        show(attempt, SceneState.QUEUED)


def leave_unknown(attempt: Attempt, words: str, *, look_at: datetime | None = None) -> None:
    """Nobody knows whether it left and was charged: a person decides, its money stays held."""
    with transaction.atomic():
        step(
            attempt,
            AttemptState.UNKNOWN,
            error_class=ErrorClass.UNKNOWN_OUTCOME.value,
            error=words,
            poll_at=look_at,
        )
        tell(attempt, "drawing-unknown", words)


def _maker(attempt: Attempt) -> User | None:
    """Whose work a picture is: of a final the draft's maker, for who finished it approved that."""
    began = attempt.based_on
    if attempt.verb == Verb.FINISH and began is not None:
        return began.made_by
    return attempt.asked_by


def _of_left(attempt: Attempt) -> str:
    """What is said of the left half where the right one comes to nothing."""
    if attempt.half != Half.RIGHT:
        return ""
    return (
        " This is about the right half of the spread. Its left half was drawn before, and what it "
        "cost stays spent."
    )


def show(attempt: Attempt, state: SceneState) -> None:
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


def tell(attempt: Attempt, what: str, note: str) -> None:
    """Record what became of an attempt."""
    subject = attempt.scene or attempt.character
    scene = attempt.scene
    record(
        book=attempt.book,
        what=what,
        subject=f"scene {scene.position}" if scene else f"character {subject}",
        by=None,
        note=note,
    )
