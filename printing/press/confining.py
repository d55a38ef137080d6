"""Work on a stranger's file in a child process under limits, so that none takes its reader down."""

from __future__ import annotations

import json
import math
import os
import pickle
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

ROOT = Path(__file__).resolve().parents[2]
MEGABYTE = 1024 * 1024
# One thread: the number library otherwise reserves memory for every core.
ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
PASSED_ON = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "TMPDIR", "HOME", "VIRTUAL_ENV")
OVER_MEMORY = 77


@dataclass(frozen=True)
class Limits:
    """What a child may take: bytes of memory, seconds of work and of waiting.

    The file's own size is added to the memory, and a quarter of a second for each megabyte of
    it to the seconds: honest files are large because of their pictures.
    """

    memory: int = 1024 * MEGABYTE
    cpu_seconds: float = 10.0
    wall_seconds: float = 60.0
    seconds_a_megabyte: float = 0.25

    def for_file(self, size: int) -> Limits:
        """The same, with what a file of `size` bytes adds."""
        more = self.seconds_a_megabyte * size / MEGABYTE
        return Limits(
            self.memory + size,
            self.cpu_seconds + more,
            self.wall_seconds + 4 * more,
            self.seconds_a_megabyte,
        )


class Stopped(Exception):
    """A child that gave no answer: it waited too long, worked too long, took too much, or died.

    `how` says which signal or exit code ended one that died.
    """

    def __init__(
        self, reason: Literal["waited", "worked", "memory", "died"], how: str = ""
    ) -> None:
        super().__init__(f"{reason} {how}".rstrip())
        self.reason, self.how = reason, how


def answer_of(cell: str, asked: bytes, held: Limits) -> Any:
    """What the child `python -m cell` answers to a pickled (question, limits). Raises Stopped.

    The child is told nothing of ours but PASSED_ON; its answer is JSON, whatever became of it.
    """
    passed_on = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    child = subprocess.Popen(
        [sys.executable, "-m", cell],
        cwd=ROOT,
        env={**passed_on, **ENVIRONMENT},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        told, _ = child.communicate(asked, timeout=held.wall_seconds)
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate()
        raise Stopped("waited") from None
    if child.returncode != 0:
        raise _stopped(child.returncode)
    try:
        return json.loads(told)
    except ValueError:
        raise Stopped("died", "no answer") from None


def serve(work: Callable[[Any], dict[str, object]]) -> None:
    """Be the child: read question and limits, keep within them, write what `work` answers."""
    asked, limits = pickle.load(sys.stdin.buffer)
    confine(limits)
    try:
        told = work(asked)
    except MemoryError:
        os._exit(OVER_MEMORY)
    sys.stdout.write(json.dumps(told))
    sys.stdout.flush()
    # Nothing is to be torn down: parsers of hostile files may not survive it.
    os._exit(0)


def confine(limits: Limits) -> None:
    """Take no more memory (bytes) and work (seconds) than that, and leave no core behind."""
    seconds = math.ceil(limits.cpu_seconds + resource.getrusage(resource.RUSAGE_SELF).ru_utime)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _stopped(code: int) -> Stopped:
    if code == -signal.SIGXCPU:
        return Stopped("worked")
    if code == OVER_MEMORY:
        return Stopped("memory")
    return Stopped("died", f"signal {-code}" if code < 0 else f"exit code {code}")
