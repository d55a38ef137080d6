"""A line that counts: done of total, and the time left by the pace so far."""

from __future__ import annotations

import time

from django.core.management.base import OutputWrapper

QUIET_SECONDS = 5.0


class Meter:
    """Shows "Drawing 7 of 18, about 40 s left" in place on a terminal, now and then in a log."""

    def __init__(self, out: OutputWrapper, what: str) -> None:
        self.out = out
        self.what = what
        self.began = time.monotonic()
        self.began_counting = self.began
        self.first: int | None = None
        self._last_shown = 0.0
        self._last_text = ""

    def show(self, done: int, total: int) -> None:
        """Tell how far it is."""
        if self.first is None or done < self.first:
            self.began_counting, self.first = time.monotonic(), done
        text = f"{self.what} {done} of {total}{self._left(done, total)}"
        if self.out.isatty():
            self.out.write(f"\r\x1b[K{text}", ending="")
            self.out.flush()
        elif text != self._last_text and time.monotonic() - self._last_shown >= QUIET_SECONDS:
            self.out.write(text)
            self.out.flush()
            self._last_shown = time.monotonic()
        self._last_text = text

    def end(self, sentence: str) -> None:
        """Put the outcome and the time it took in the line's place."""
        start = "\r\x1b[K" if self.out.isatty() else ""
        took = time.monotonic() - self.began
        self.out.write(f"{start}{sentence} ({took:.0f} s)")
        self.out.flush()

    def _left(self, done: int, total: int) -> str:
        fresh = done - (self.first or 0)
        if fresh < 1 or done >= total:
            return ""
        seconds = (time.monotonic() - self.began_counting) / fresh * (total - done)
        return f", about {seconds:.0f} s left"
