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
    """Seconds, and megabytes: of the largest process (resident), and of all together (shared
    memory counted once, sampled ten times a second)."""

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
    most = [0.0]
    watcher = threading.Thread(target=_watch, args=(running.pid, most), daemon=True)
    watcher.start()
    _, status, used = os.wait4(running.pid, 0)
    wall = time.perf_counter() - started
    watcher.join()
    if status:
        raise SystemExit(f"the press ended with {os.waitstatus_to_exitcode(status)}")
    return Spent(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000, most[0])


def _watch(root: int, most: list[float]) -> None:
    while (total := sum(map(_share, _family(root)))) > 0:
        most[0] = max(most[0], total)
        time.sleep(OFTEN)


def _family(root: int) -> list[int]:
    try:
        told = Path(f"/proc/{root}/task/{root}/children").read_text().split()
    except OSError:
        return []
    return [root, *(int(each) for each in told)]


def _share(process: int) -> float:
    """A process's proportional share of memory in megabytes; 0 for one that is gone."""
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1000
    except OSError:
        pass
    return 0.0
