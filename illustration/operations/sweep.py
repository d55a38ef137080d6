"""Mends what a dead worker or a lost queue left. Run by `manage.py sweep`, nobody else."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone

from books import queue
from books.enums import SCENE_MOVES, SceneState
from books.errors import IllegalMove
from books.operations.moves import move
from books.process import is_dead
from books.tenancy import acting_for, everyone
from illustration.enums import HELD_STATES, AttemptState
from illustration.models import Attempt
from illustration.operations.lease import step
from illustration.operations.request import wake_drawing, waking_key
from illustration.operations.work import give_up
from illustration.providers import get_provider

# A picture that takes every painter down is not tried for ever.
TRIES = 10


def sweep_attempts() -> int:
    """Free attempts whose holder is gone, wake workers for those that wait; return how many.

    A free and repeatable provider is simply asked again. With a paid one, a request that may
    have left becomes UNKNOWN and waits for a person: it is never sent twice by us.
    """
    held = [state.value for state in HELD_STATES if state != AttemptState.RUNNING]
    asked_later = [AttemptState.PLANNED.value, AttemptState.RUNNING.value]
    now = timezone.now()
    with everyone("the sweep looks after every publisher"):
        # Those of an account are its pump's (pump/waking.py).
        ours = Attempt.objects.filter(account__isnull=True)
        stuck = list(ours.filter(state__in=held).select_related("scene"))
        waiting = list(
            ours.filter(
                # A refused one waits as long as its provider asked; a fresh one not at all.
                Q(state=AttemptState.PLANNED.value, poll_at__isnull=True)
                | Q(state__in=asked_later, poll_at__lte=now)
            ).order_by("id")
        )
    lost = [attempt for attempt in stuck if _is_lost(attempt)]
    freed = [attempt for attempt in lost if attempt.tries < TRIES and _free(attempt)]
    for attempt in lost:
        if attempt.tries >= TRIES:
            with acting_for(attempt.publisher_id):
                give_up(attempt)
    return len(lost) + sum(_wake(attempt) for attempt in [*waiting, *freed])


def _is_lost(attempt: Attempt) -> bool:
    expired = attempt.lease_until is not None and attempt.lease_until < timezone.now()
    return expired or is_dead(attempt.held_by)


def _free(attempt: Attempt) -> bool:
    repeatable = get_provider(attempt.provider).free_and_repeatable
    never_sent = attempt.state == AttemptState.CLAIMED
    back = AttemptState.PLANNED if repeatable or never_sent else AttemptState.UNKNOWN
    with acting_for(attempt.publisher_id):
        try:
            step(attempt, back, lease_until=None, held_by="")
        except IllegalMove:
            return False
        scene = attempt.scene
        if scene is not None and scene.state == SceneState.DRAWING:
            move(scene, to=SceneState.QUEUED.value, moves=SCENE_MOVES, subject=str(scene))
    return back == AttemptState.PLANNED


def _wake(attempt: Attempt) -> int:
    if queue.is_waiting(waking_key(attempt)):
        return 0
    with acting_for(attempt.publisher_id):
        wake_drawing(attempt)
    return 1
