"""Runs the sweeps, one after the other; what one of them meets does not stop the next."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable, Iterable

from django.db import connections

from config.engine.workers import in_one_line

logger = logging.getLogger("octavo.sweep")
Sweep = tuple[str, Callable[[], int]]


def sweep_once(sweeps: Iterable[Sweep]) -> tuple[int, int]:
    """Run every sweep once; return how many rows were touched and how many sweeps failed.

    A locked database or a queue server that is away is one line in the log: the next round
    finds the same rows again.
    """
    touched = failed = 0
    for name, sweep in sweeps:
        try:
            rows = sweep()
        except Exception as error:
            failed += 1
            logger.warning("sweep %s put off: %s", name, in_one_line(error))
            continue
        touched += rows
        if rows:
            logger.warning("sweep %s: %d rows", name, rows)
    connections.close_all()
    return touched, failed


def sweep_for_ever(sweeps: Callable[[], Iterable[Sweep]], every: float) -> None:
    """Run the sweeps every `every` seconds until SIGTERM, which lets the running round finish."""
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda signum, frame: stop.set())
    while not stop.is_set():
        sweep_once(sweeps())
        stop.wait(every)
