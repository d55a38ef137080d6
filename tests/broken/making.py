"""Turns a fault into the bytes of its file."""

from __future__ import annotations

from pathlib import Path

from tests.broken.faults import FAULTS, Fault
from tests.broken.sound import Recipe, build
from tests.broken.unreadable import UNREADABLE, saved

FOLDER = Path(__file__).parent
SOUND = "sound"


def made(fault: Fault) -> bytes:
    """A broken book's bytes, equal on every build."""
    pdf = build(fault.recipe)
    if fault.edit is not None:
        fault.edit(pdf)
    data = saved(pdf, fault.lock, version=fault.version)
    return fault.spoil(data) if fault.spoil is not None else data


def every_file() -> dict[str, bytes]:
    """File name (without .pdf) to bytes: the sound book, the broken ones, the unreadable ones."""
    files = {SOUND: saved(build(Recipe()))}
    files |= {fault.name: made(fault) for fault in FAULTS}
    return files | {name: make() for name, make in UNREADABLE.items()}
