"""The workers of the drawing benchmark: each job in a fork of its own, as RQ's; and the sweep.

A pipe stands for the queue server. The pump's own times are shortened where the provider's are.
"""

from __future__ import annotations

import os
import resource
import time
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Event
from typing import Any

from benchmarks.drawing_house import MODEL, SMALL_SIZE, Task, cpu_seconds, offered

SWEEP_SECONDS = 15.0
Wakes = SimpleQueue  # of account ids, None for the end


def set_up(task: Task, wakes: Wakes[Any]) -> None:
    """Django as a worker has it, its wake-ups sent down the pipe, its times by the task's speed."""
    import django

    django.setup()
    from books import queue
    from illustration import jobs
    from illustration.pump import asking, pulse
    from illustration.pump.waking import PUMP_JOB

    def enqueue(job: str, key: str, publisher: int, row: int) -> None:
        if job == PUMP_JOB:
            wakes.put(row)

    queue._enqueue = enqueue
    jobs.PUMP_SECONDS /= task.speed
    pulse.FIRST_GUESS_SECONDS *= task.latency / 30 / task.speed
    pulse.SHORTEST_LOOK_SECONDS /= task.speed
    if task.size == SMALL_SIZE:
        asking.models = lambda: {MODEL: offered(task.size)}


def work(task: Task, wakes: Wakes[Any], told: SimpleQueue[float]) -> None:
    """Say 0 when ready, run pumps until None comes, and tell the CPU seconds of all of them."""
    set_up(task, wakes)
    from illustration.jobs import pump_account

    told.put(0.0)
    while (account := wakes.get()) is not None:
        child = os.fork()
        if not child:
            status = 1
            try:
                pump_account(0, account)
                status = 0
            finally:
                os._exit(status)
        os.waitpid(child, 0)
    told.put(cpu_seconds(resource.RUSAGE_CHILDREN))


def sweep(task: Task, wakes: Wakes[Any], stop: Event) -> None:
    """Sweep as often as `manage.py sweep` does in production, until told to stop."""
    set_up(task, wakes)
    from illustration.pump.waking import sweep_accounts

    while not stop.wait(SWEEP_SECONDS / task.speed):
        sweep_accounts()


def wait_until(deed: Any, *, most: float, every: float) -> None:
    """Ask `deed` until it says yes. Raises TimeoutError after `most` seconds."""
    end = time.monotonic() + most
    while not deed():
        if time.monotonic() > end:
            raise TimeoutError(f"not done within {most:.0f} s")
        time.sleep(every)
