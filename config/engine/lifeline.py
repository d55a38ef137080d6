"""A pipe by which children notice that their parent is gone, however it went."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
import weakref
from collections.abc import Callable

ENV = "OCTAVO_LIFELINE"
MAKER_ENV = "OCTAVO_MAKER"
LAST_CALL_SECONDS = 8.0


class Lifeline:
    """Hold the write end of a pipe; whoever reads the other end sees it close when we are gone.

    The kernel closes it on any death, kill -9 included, on Linux and macOS alike. A fork must not
    keep the write end alive, so every forked child lets go of it at once.
    """

    def __init__(self) -> None:
        self.read_end, self._write_end = os.pipe()
        _held.add(self)

    def environment(self) -> dict[str, str]:
        """Return what a child needs in its environment, beside inheriting `read_end`."""
        return {ENV: str(self.read_end)}

    def let_go(self) -> None:
        """Close the write end only."""
        end, self._write_end = self._write_end, -1
        if end >= 0:
            os.close(end)

    def close(self) -> None:
        """Close both ends: every child that watches ends now."""
        self.let_go()
        end, self.read_end = self.read_end, -1
        if end >= 0:
            os.close(end)


_held: weakref.WeakSet[Lifeline] = weakref.WeakSet()


def _let_go_in_the_fork() -> None:
    for line in list(_held):
        line.let_go()


os.register_at_fork(after_in_child=_let_go_in_the_fork)


def inherited() -> int | None:
    """Return the read end that our parent gave us, or None where we were started by hand."""
    said = os.environ.get(ENV, "")
    return int(said) if said.isdigit() else None


def end_now() -> None:
    """Kill this process and its process group at once, if the group is its own."""
    if os.getpgrp() == os.getpid():
        with contextlib.suppress(OSError):
            os.killpg(os.getpgrp(), signal.SIGKILL)
    os._exit(1)


def watch(read_end: int, then: Callable[[], None] = end_now) -> None:
    """Start a daemon thread that calls `then` when the other end of `read_end` is closed."""
    threading.Thread(target=_wait, args=(read_end, then), name="lifeline", daemon=True).start()


def watch_parent() -> None:
    """End with our parent, where it gave us a lifeline; forked children of ours end with it too."""
    read_end = inherited()
    if read_end is None:
        return
    watch(read_end)
    os.register_at_fork(after_in_child=lambda: watch(read_end))


def _wait(read_end: int, then: Callable[[], None]) -> None:
    with contextlib.suppress(OSError):
        while os.read(read_end, 1):
            pass
    then()


def watch_maker(every: float = 1.0) -> None:
    """End this process in order when the `make` that started it is killed.

    A recipe sets OCTAVO_MAKER to make's process id. Without it nothing is watched: a supervisor
    started by hand under nohup rightly outlives its shell.
    """
    said = os.environ.pop(MAKER_ENV, "")
    if said.isdigit():
        args = (int(said), every)
        threading.Thread(target=_wait_for_maker, args=args, name="maker", daemon=True).start()


def _wait_for_maker(maker: int, every: float) -> None:
    while os.getppid() == maker:
        time.sleep(every)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(LAST_CALL_SECONDS)
    os._exit(1)
