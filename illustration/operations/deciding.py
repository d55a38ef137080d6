"""What a person decides about a picture: of a doubtful one its money, and that a waiting one ends.

Nothing here asks a provider; no request goes out twice but by `draw_again`.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from books.enums import Act, SceneState
from books.errors import IllegalMove, Refused
from books.models import Member
from books.operations.moves import record
from books.rules import require
from illustration.enums import AttemptState, Half, Verb
from illustration.models import Attempt
from illustration.operations import money
from illustration.operations.finishing import finish_again
from illustration.operations.lease import step
from illustration.operations.outcome import show
from illustration.operations.request import request_scene, request_sheet
from illustration.operations.verbs import DEEDS, asked_again

LONGEST_REASON = 500


@transaction.atomic
def draw_again(*, attempt: Attempt, by: Member) -> Attempt:
    """Count a doubtful picture as spent, at what was held for it, and ask for it anew.

    Returns the new request. Raises NotAllowed; IllegalMove where it is not in doubt, or somebody
    decided first; NotReady where it cannot be asked for now: then nothing was changed.
    """
    require(by, Act.DRAW)
    _refuse_unless(attempt, AttemptState.UNKNOWN)
    held = attempt.reserved_micros if attempt.account_id is not None else 0
    words = "what was held is counted as spent, for it may have been charged; it is asked for again"
    _end(attempt, words, settled=held)
    if attempt.account_id is not None:
        money.settle(attempt, held, words)
    _tell(attempt, "draw-again", by, words)
    return _asked_anew(attempt, by)


@transaction.atomic
def was_not_charged(*, attempt: Attempt, by: Member, reason: str) -> None:
    """Say that a doubtful picture was not charged: what was held is given back, it is ended.

    Only who manages budgets may, for it is the provider's bill that tells. Raises NotAllowed;
    Refused without a reason; IllegalMove as `draw_again`.
    """
    require(by, Act.BUDGETS)
    told = " ".join(reason.split())
    if not told or len(told) > LONGEST_REASON:
        raise Refused(
            f"Say in at most {LONGEST_REASON} letters how you know that it was not charged, such "
            "as what the provider's bill shows. Nothing was changed."
        )
    _refuse_unless(attempt, AttemptState.UNKNOWN)
    words = f"not charged: {told}; what was held is free again"
    _end(attempt, words)
    if attempt.account_id is not None:
        money.release(attempt, words)
    _tell(attempt, "was-not-charged", by, words)


@transaction.atomic
def cancel(*, attempt: Attempt, by: Member) -> None:
    """End a picture that was not sent yet. It cost nothing.

    Raises NotAllowed; IllegalMove where it was sent, or a worker has just taken it.
    """
    require(by, Act.DRAW)
    _refuse_unless(attempt, AttemptState.PLANNED)
    words = "cancelled before it was sent; nothing was spent"
    if attempt.half == Half.RIGHT:
        words = "cancelled before its right half was sent; what its left one cost stays spent"
    _end(attempt, words)
    _tell(attempt, "cancel-drawing", by, words)


def _end(attempt: Attempt, words: str, *, settled: int = 0) -> None:
    """Write CANCELLED; the scene shows what it has. Raises IllegalMove where somebody was first."""
    try:
        step(
            attempt,
            AttemptState.CANCELLED,
            error=words,
            waits_for="",
            poll_at=None,
            lease_until=None,
            held_by="",
            finished_at=timezone.now(),
            # What a left half cost before stays spent.
            settled_micros=attempt.settled_micros + settled,
        )
    except IllegalMove as late:
        raise IllegalMove(
            "A worker or somebody else was first; nothing was changed by you. Reload to see how "
            "it stands."
        ) from late
    kept = attempt.scene is not None and attempt.scene.candidates.exists()
    show(attempt, SceneState.OFFERED if kept else SceneState.BRIEFED)


def _asked_anew(attempt: Attempt, by: Member) -> Attempt:
    if attempt.verb == Verb.FINISH:
        return finish_again(attempt, by)
    if attempt.verb in DEEDS:
        return asked_again(attempt, by)
    if attempt.scene is not None:
        return request_scene(scene=attempt.scene, by=by, note=attempt.note)
    assert attempt.character is not None
    return request_sheet(character=attempt.character, by=by, note=attempt.note)


def _refuse_unless(attempt: Attempt, state: AttemptState) -> None:
    attempt.refresh_from_db(fields=["state", "fence", "half", "settled_micros", "reserved_micros"])
    if attempt.state != state:
        why = (
            "in doubt" if state == AttemptState.UNKNOWN else "waiting: it was sent, or has its end"
        )
        raise IllegalMove(f"This picture is not {why}. Nothing was changed; reload to see it.")


def _tell(attempt: Attempt, what: str, by: Member, words: str) -> None:
    scene = attempt.scene
    record(
        book=attempt.book,
        what=what,
        subject=f"scene {scene.position}" if scene else f"character {attempt.character}",
        by=by.user,
        note=words,
    )
