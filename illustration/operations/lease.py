"""Holding an attempt: who draws it, and until when."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import F, QuerySet
from django.utils import timezone

from books.errors import IllegalMove
from books.process import process_name
from illustration.enums import ATTEMPT_MOVES, AttemptState
from illustration.models import Attempt


def claim(attempt: Attempt, *, seconds: int, rows: QuerySet[Attempt] | None = None) -> bool:
    """Take a planned attempt for `seconds`; False where somebody else was first.

    Each claim raises the fence: a holder that lost its lease finds its later writes refused. The
    row is read anew, from `rows` where they bring along what is wanted beside it.
    """
    taken = Attempt.objects.filter(pk=attempt.pk, state=AttemptState.PLANNED.value).update(
        state=AttemptState.CLAIMED.value,
        fence=F("fence") + 1,
        tries=F("tries") + 1,
        held_by=process_name(),
        lease_until=timezone.now() + timedelta(seconds=seconds),
    )
    if taken == 1:
        attempt.refresh_from_db(from_queryset=rows)
    return taken == 1


def step(attempt: Attempt, to: AttemptState, **also: object) -> None:
    """Move a held attempt on, guarded by state and fence. Raises IllegalMove when it was lost."""
    came_from = AttemptState(attempt.state)
    if to not in ATTEMPT_MOVES[came_from]:
        raise IllegalMove(f"{attempt} is {came_from} and cannot become {to}.")
    moved = Attempt.objects.filter(
        pk=attempt.pk, state=came_from.value, fence=attempt.fence
    ).update(state=to.value, **also)
    if moved != 1:
        raise IllegalMove(f"{attempt} was taken from this worker; its picture is not stored.")
    attempt.state = to.value
    for name, value in also.items():
        setattr(attempt, name, value)
