"""A worker for browser tests: takes the wake-ups the desk would have queued and does the work."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.module_loading import import_string


@dataclass
class Worker:
    """Works in the test's own thread, between two looks at the screen."""

    woken: list[tuple[str, int, int]]

    def work(self) -> int:
        """Do everything there is to do, what that brings about included; return how much."""
        done = 0
        while self.woken:
            job, publisher, row = self.woken.pop(0)
            import_string(job)(publisher, row)
            done += 1
        return done
