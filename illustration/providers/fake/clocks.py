"""Time as the fake provider reads it: running, perhaps faster, or held in the hand."""

from __future__ import annotations

import time


class Running:
    """Seconds since 1970, running `speed` times as fast since it was made."""

    def __init__(self, speed: float = 1.0) -> None:
        self.speed = speed
        self.epoch, self.started = time.time(), time.monotonic()

    def __call__(self) -> float:
        """Now, in seconds."""
        return self.epoch + (time.monotonic() - self.started) * self.speed


class Held:
    """A clock that stands still until it is moved."""

    def __init__(self, now: float = 0.0) -> None:
        self.now = now

    def __call__(self) -> float:
        """Now, in seconds."""
        return self.now

    def go(self, seconds: float) -> None:
        """Move on by so many seconds."""
        self.now += seconds
