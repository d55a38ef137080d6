"""Examines a stranger's file in a child process, so that none can take its reader down with it."""

from __future__ import annotations

import io
import json
import os
import pickle
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from printing.press.preflight.findings import Expectation, Unreadable
from printing.press.preflight.limits import MEGABYTE
from printing.press.preflight.report import Report

ROOT = Path(__file__).resolve().parents[3]
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


def examine_apart(
    path: str | Path, expectation: Expectation, *, limits: Limits | None = None
) -> Report:
    """As `examine`, in a child under limits. Raises Unreadable for a file that breaks them too."""
    path = Path(path)
    try:
        held = (limits or Limits()).for_file(path.stat().st_size)
    except OSError as fault:
        raise Unreadable(f"{path.name} cannot be read: {fault.strerror or fault}") from None
    passed_on = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    child = subprocess.Popen(
        [sys.executable, "-m", "printing.press.preflight.cell"],
        cwd=ROOT,
        env={**passed_on, **ENVIRONMENT},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    asked = _packed((str(path.resolve()), expectation, held))
    try:
        told, _ = child.communicate(asked, timeout=held.wall_seconds)
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate()
        raise Unreadable(
            f"{path.name} was not examined within {held.wall_seconds:.0f} seconds; flatten its "
            "artwork to pictures and export it again"
        ) from None
    if child.returncode != 0:
        raise Unreadable(f"{path.name} {_why_it_died(child.returncode, held)}")
    return _answer(path, json.loads(told))


def _answer(path: Path, told: dict[str, Any]) -> Report:
    if "unreadable" in told:
        raise Unreadable(told["unreadable"])
    return Report.from_json(json.dumps(told["report"]))


def _why_it_died(code: int, held: Limits) -> str:
    again = "flatten its artwork to pictures and export it again"
    if code == -signal.SIGXCPU:
        return f"takes over {held.cpu_seconds:.0f} seconds of work to examine; {again}"
    if code == OVER_MEMORY:
        return f"needs over {held.memory // MEGABYTE} MB of memory to examine; {again}"
    how = f"signal {-code}" if code < 0 else f"exit code {code}"
    return f"stopped its examiner ({how}), which nothing else felt; {again}"


def read_only(held: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    """A mapping that cannot be changed, as profiles hold them."""
    return MappingProxyType(held)


class _Pickler(pickle.Pickler):
    """Packs read-only mappings too."""

    def reducer_override(self, value: object) -> Any:
        if isinstance(value, MappingProxyType):
            return read_only, (dict(value),)
        return NotImplemented


def _packed(value: object) -> bytes:
    buffer = io.BytesIO()
    _Pickler(buffer).dump(value)
    return buffer.getvalue()
