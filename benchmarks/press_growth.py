"""The press run as a program of its own, with the memory and time of all its processes."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OFTEN = 0.1


@dataclass(frozen=True)
class Spent:
    """Seconds, and megabytes: of the largest process, and of all together.

    The largest is what the system saw resident at most; all together is sampled ten times a
    second, shared memory counted once.
    """

    wall: float
    cpu: float
    largest: float
    together: float


def press_apart(book: Path, out: Path, cache: Path, processes: int = 2) -> Spent:
    """Press a book.json by `python -m printing.press` and tell what it took."""
    command = [
        *(sys.executable, "-m", "printing.press", str(book), str(out)),
        *("--cache", str(cache), "--processes", str(processes)),
    ]
    started = time.perf_counter()
    running = subprocess.Popen(command, cwd=ROOT)
    most = [0.0, 0.0]
    watcher = threading.Thread(target=_watch, args=(running.pid, most), daemon=True)
    watcher.start()
    _, status, used = os.wait4(running.pid, 0)
    wall = time.perf_counter() - started
    watcher.join()
    if status:
        raise SystemExit(f"the press ended with {os.waitstatus_to_exitcode(status)}")
    return Spent(wall, used.ru_utime + used.ru_stime, *most)


def _watch(root: int, most: list[float]) -> None:
    # What wait4 tells of memory begins with that of whoever started the process, so it is not it.
    while (total := sum(_kilobytes(each, "smaps_rollup", "Pss:") for each in _family(root))) > 0:
        highest = max(_kilobytes(each, "status", "VmHWM:") for each in _family(root))
        most[:] = max(most[0], highest / 1000), max(most[1], total / 1000)
        time.sleep(OFTEN)


def _family(root: int) -> list[int]:
    try:
        told = Path(f"/proc/{root}/task/{root}/children").read_text().split()
    except OSError:
        return []
    return [root, *(int(each) for each in told)]


def _kilobytes(process: int, file: str, key: str) -> int:
    """A number the system tells of a process; 0 for one that is gone."""
    try:
        for line in Path(f"/proc/{process}/{file}").read_text().splitlines():
            if line.startswith(key):
                return int(line.split()[1])
    except OSError:
        pass
    return 0
