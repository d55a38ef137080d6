"""One supervisor for one var folder: a lock that the kernel opens on any death."""

from __future__ import annotations

import fcntl
import os
import weakref
from pathlib import Path

from config.engine.trouble import EngineTroubleError


class Latch:
    """Holds var/octavo.lock while its process lives."""

    def __init__(self, var_dir: Path) -> None:
        self.file = var_dir / "octavo.lock"
        self._descriptor = -1

    def close_door(self) -> None:
        """Take the lock, or raise EngineTroubleError naming the process that holds it."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self.file, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = os.read(descriptor, 20).decode("ascii", "replace").strip() or "unknown"
            os.close(descriptor)
            raise EngineTroubleError(
                f"Octavo already runs on {self.file.parent} (process {holder}): stop that one"
                " first, or set OCTAVO_VAR to another folder."
            ) from error
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode("ascii"))
        self._descriptor = descriptor
        _closed.add(self)

    def open_door(self) -> None:
        """Give the lock back; in a fork this only forgets it."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            os.close(descriptor)


_closed: weakref.WeakSet[Latch] = weakref.WeakSet()


def _forget_in_the_fork() -> None:
    # A lock lives as long as any copy of its descriptor: a child must not keep it for us.
    for latch in list(_closed):
        latch.open_door()


os.register_at_fork(after_in_child=_forget_in_the_fork)
