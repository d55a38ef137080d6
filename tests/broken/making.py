"""Turns a fault into the bytes of its file."""

from __future__ import annotations

from pathlib import Path

from tests.broken.faults import FAULTS, Fault
from tests.broken.sound import Recipe, build
from tests.broken.unreadable import UNREADABLE, saved
from tests.broken.wrapped import COVER_FAULTS, SOUND_COVERS, CoverFault, build_cover

FOLDER = Path(__file__).parent
HOSTILE_FOLDER = FOLDER / "hostile_files"
SOUND = "sound"


def made(fault: Fault) -> bytes:
    """A broken book's bytes, equal on every build."""
    pdf = build(fault.recipe)
    if fault.edit is not None:
        fault.edit(pdf)
    data = saved(pdf, fault.lock, version=fault.version)
    return fault.spoil(data) if fault.spoil is not None else data


def made_cover(fault: CoverFault) -> bytes:
    """A broken cover's bytes, equal on every build."""
    pdf = build_cover(fault.wrap)
    if fault.edit is not None:
        fault.edit(pdf)
    return saved(pdf)


def every_file() -> dict[str, bytes]:
    """File name (without .pdf) to bytes: sound ones, broken ones, unreadable ones."""
    files = {SOUND: saved(build(Recipe()))}
    files |= {fault.name: made(fault) for fault in FAULTS}
    files |= {name: saved(build_cover(wrap)) for name, wrap in SOUND_COVERS.items()}
    files |= {fault.name: made_cover(fault) for fault in COVER_FAULTS}
    return files | {name: make() for name, make in UNREADABLE.items()}
