"""Answers that came and could not be written down: the disk is full, the database is away.

A picture may be in such an answer, and paid: it is kept in memory and written as soon as that can
be done. What a process takes with it at its end is found as UNKNOWN, and a person decides.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import InterfaceError, OperationalError, close_old_connections
from django.db.transaction import get_connection

from illustration.providers.carriage.carried import Carried

# What writing raises while the disk is full, the bucket is out or the database is away.
AWAY = (OSError, OperationalError, InterfaceError)
RETRY_SECONDS = 5.0
# Nobody mends a disk for longer without ending the workers.
LONGEST = timedelta(hours=6)


class Unkept:
    """Answers in the order they came, each with the moment since when it waits."""

    def __init__(self) -> None:
        self._waiting: list[tuple[datetime, Carried]] = []
        self._tried: datetime | None = None

    def add(self, carried: Carried, now: datetime, since: datetime | None = None) -> bool:
        """Keep an answer to be taken in RETRY_SECONDS; False where it has waited too long."""
        self._tried = now
        if since is not None and now - since > LONGEST:
            return False
        self._waiting.append((since or now, carried))
        return True

    def due(self, now: datetime) -> list[tuple[datetime, Carried]]:
        """Take all of them out, where it is time to try again."""
        if self._tried is None or now - self._tried < timedelta(seconds=RETRY_SECONDS):
            return []
        taken, self._waiting = self._waiting, []
        return taken


def words_of(fault: OSError) -> str:
    """What went wrong with a file, for people: without the place where it lies."""
    return fault.strerror or str(fault)


def reconnect() -> None:
    """Let the next query open a new connection where this one broke; within a block it cannot."""
    if not get_connection().in_atomic_block:
        close_old_connections()
