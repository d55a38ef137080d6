"""The walls round the child that reads: memory, work, and an end when its parent ends."""

from __future__ import annotations

import contextlib
import os
import re
import resource
import sys
import threading
import time
from pathlib import Path
from typing import BinaryIO

from books.darkroom.bounds import CPU_SECONDS, MEMORY_BYTES, RESULT_BYTES

# Exit codes by which the parent knows why the child left.
ORPHANED, OVER_MEMORY = 70, 71
LOOK_SECONDS = 0.05
_STATUS = Path("/proc/self/status")


def shut_in(parent: BinaryIO, *, memory: int = MEMORY_BYTES) -> None:
    """Put the limits on this process and have it end once `parent`, a pipe, is closed.

    Address space is bounded by the kernel, where a request too much is a MemoryError. macOS takes
    that limit and does not keep it, so a thread looks at the memory in use as well, on every
    system, and ends the process at the same bound.
    """
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_FSIZE, (RESULT_BYTES, RESULT_BYTES))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    threading.Thread(target=_end_over, args=(memory,), daemon=True).start()


def allow_more_work(seconds: int = CPU_SECONDS) -> None:
    """Give the next picture `seconds` of processor time; SIGXCPU ends what takes longer."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + 1 + seconds
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def peak_bytes() -> int:
    """The most memory this process ever had in use.

    Linux starts the figure of getrusage with what the parent had, so its own is read there.
    """
    if _STATUS.exists():
        told = re.search(r"VmHWM:\s+(\d+) kB", _STATUS.read_text("ascii", "replace"))
        if told:
            return int(told[1]) * 1024
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _end_with(parent: BinaryIO) -> None:
    with contextlib.suppress(OSError, ValueError):
        while parent.read(1):
            pass
    os._exit(ORPHANED)


def _end_over(memory: int) -> None:
    while True:
        if peak_bytes() > memory:
            os._exit(OVER_MEMORY)
        time.sleep(LOOK_SECONDS)
