"""Examines a stranger's file in a child process, so that none can take its reader down with it."""

from __future__ import annotations

import io
import json
import pickle
from pathlib import Path
from types import MappingProxyType
from typing import Any

from printing.press.confining import MEGABYTE, Limits, Stopped, answer_of
from printing.press.preflight.findings import Expectation, Unreadable
from printing.press.preflight.report import Report


def examine_apart(
    path: str | Path, expectation: Expectation, *, limits: Limits | None = None
) -> Report:
    """As `examine`, in a child under limits. Raises Unreadable for a file that breaks them too."""
    path = Path(path)
    try:
        held = (limits or Limits()).for_file(path.stat().st_size)
    except OSError as fault:
        raise Unreadable(f"{path.name} cannot be read: {fault.strerror or fault}") from None
    asked = _packed(((str(path.resolve()), expectation), held))
    try:
        told = answer_of("printing.press.preflight.cell", asked, held)
    except Stopped as stopped:
        raise Unreadable(f"{path.name} {_why(stopped, held)}") from None
    if "unreadable" in told:
        raise Unreadable(told["unreadable"])
    return Report.from_json(json.dumps(told["report"]))


def _why(stopped: Stopped, held: Limits) -> str:
    again = "flatten its artwork to pictures and export it again"
    if stopped.reason == "waited":
        return f"was not examined within {held.wall_seconds:.0f} seconds; {again}"
    if stopped.reason == "worked":
        return f"takes over {held.cpu_seconds:.0f} seconds of work to examine; {again}"
    if stopped.reason == "memory":
        return f"needs over {held.memory // MEGABYTE} MB of memory to examine; {again}"
    return f"stopped its examiner ({stopped.how}), which nothing else felt; {again}"


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
