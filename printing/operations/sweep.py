"""Mends print runs that a dead worker left. Run by `manage.py sweep`, nobody else."""

from __future__ import annotations

from django.utils import timezone

from books import queue
from books.errors import IllegalMove
from books.operations.moves import move
from books.process import is_dead
from books.tenancy import acting_for, everyone
from printing.enums import RUN_MOVES, RunState
from printing.models import PrintRun
from printing.operations.press import give_up
from printing.operations.run import wake_press, waking_key

# A page that takes every worker down is not tried for ever.
TRIES = 5


def sweep_runs() -> int:
    """Put runs whose presser is gone back in the queue, wake workers for those that wait."""
    with everyone("the sweep looks after every publisher"):
        pressing = list(PrintRun.objects.filter(state=RunState.PRESSING.value))
        queued = list(PrintRun.objects.filter(state=RunState.QUEUED.value))
    lost = [run for run in pressing if _is_lost(run)]
    freed = [run for run in lost if run.tries < TRIES and _requeue(run)]
    for run in lost:
        if run.tries >= TRIES:
            with acting_for(run.publisher_id):
                give_up(run)
    return len(lost) + sum(_wake(run) for run in [*queued, *freed])


def _is_lost(run: PrintRun) -> bool:
    expired = run.lease_until is not None and run.lease_until < timezone.now()
    return expired or is_dead(run.held_by)


def _requeue(run: PrintRun) -> bool:
    with acting_for(run.publisher_id):
        try:
            move(
                run,
                to=RunState.QUEUED.value,
                moves=RUN_MOVES,
                subject=f"Print run {run.n}",
                lease_until=None,
                held_by="",
            )
        except IllegalMove:
            return False
    return True


def _wake(run: PrintRun) -> int:
    if queue.is_waiting(waking_key(run)):
        return 0
    with acting_for(run.publisher_id):
        wake_press(run)
    return 1
