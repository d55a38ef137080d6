"""Developing pictures in a child process, so that none can take its reader down with it."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from books.darkroom.bounds import CPU_SECONDS, MEMORY_BYTES, WALL_SECONDS
from books.darkroom.cell import OVER_MEMORY

ROOT = Path(__file__).resolve().parents[2]
# One thread a child: the number library otherwise reserves memory for every core.
_ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "TMPDIR", "HOME")


@dataclass(frozen=True)
class Task:
    """A picture to develop: its file, where the result goes, the name it was handed in under."""

    source: Path
    target: Path
    name: str


@dataclass(frozen=True)
class Limits:
    """What a child may take: bytes of memory, and seconds of work and of waiting a picture."""

    memory: int = MEMORY_BYTES
    cpu_seconds: int = CPU_SECONDS
    wall_seconds: float = WALL_SECONDS


@dataclass(frozen=True)
class Outcome:
    """What came of a task: `refused` is a sentence that goes on from the name, or "".

    Taken pictures have their kind (JPEG or PNG), pixels and sentences; `seconds` of work and
    `peak` bytes of memory are the child's own figures, 0 where it died.
    """

    task: Task
    refused: str = ""
    kind: str = ""
    width: int = 0
    height: int = 0
    done: tuple[str, ...] = ()
    seconds: float = 0.0
    peak: int = 0


def develop_apart(tasks: Sequence[Task], limits: Limits | None = None) -> Iterator[Outcome]:
    """Develop pictures one after the other in a child; yield each outcome in its turn.

    A picture the child dies of is refused with a sentence and the next one gets a new child. A
    target is there only where the outcome is not refused. Raises OSError where the machine, not
    the picture, fails (a full disk).
    """
    left = list(tasks)
    while left:
        done = 0
        for outcome in _one_child(left, limits or Limits()):
            done += 1
            yield outcome
        left = left[done:]


def _one_child(tasks: list[Task], limits: Limits) -> Iterator[Outcome]:
    """The outcomes of one child: all of them, or up to and with the one it died of."""
    child = _started()
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        with contextlib.suppress(BrokenPipeError):
            child.stdin.write(_told(tasks, limits))
            child.stdin.flush()
        for task in tasks:
            late = threading.Event()
            clock = threading.Timer(limits.wall_seconds, _stop, (child, late))
            clock.start()
            try:
                line = child.stdout.readline()
            finally:
                clock.cancel()
            if not line.endswith(b"\n"):
                yield Outcome(task, refused=_why_it_died(child, late.is_set(), limits))
                return
            yield _outcome(task, json.loads(line))
    finally:
        child.kill()
        child.wait()
        child.stdout.close()
        with contextlib.suppress(BrokenPipeError):
            child.stdin.close()


def _started() -> subprocess.Popen[bytes]:
    passed_on = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-m", "books.darkroom"],
        cwd=ROOT,
        # Its environment holds no secret of ours; its session is its own, so that Ctrl-C for the
        # worker does not end the picture it is about to finish.
        env={**passed_on, **_ENVIRONMENT},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _told(tasks: list[Task], limits: Limits) -> bytes:
    told = [
        {"source": str(task.source), "target": str(task.target), "name": task.name}
        for task in tasks
    ]
    line = {"memory": limits.memory, "seconds": limits.cpu_seconds, "tasks": told}
    return json.dumps(line).encode() + b"\n"


def _outcome(task: Task, told: dict[str, Any]) -> Outcome:
    if why := told.pop("failed", ""):
        raise OSError(why)
    return Outcome(task, **told | {"done": tuple(told.get("done", ()))})


def _stop(child: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    child.kill()


def _why_it_died(child: subprocess.Popen[bytes], late: bool, limits: Limits) -> str:
    code = child.wait()
    if late:
        return f"was not read within {limits.wall_seconds:.0f} seconds; export it again or smaller."
    if code == -signal.SIGXCPU:
        return f"takes over {limits.cpu_seconds} seconds of work to read; export it again."
    if code == OVER_MEMORY:
        return "needs more memory to read than a picture may; export it again or smaller."
    how = f"signal {-code}" if code < 0 else f"exit code {code}"
    return f"stopped its reader ({how}), which nothing else felt; export the picture again."
