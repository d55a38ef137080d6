"""What a killed press left half made is taken away after a day, and nothing else."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from django.conf import settings

from printing.operations.leftovers import sweep_leftovers
from printing.operations.press import prepared_folder


def age(path: Path) -> None:
    then = time.time() - 90_000
    os.utime(path, (then, then))


@pytest.fixture
def places() -> dict[str, Path]:
    """A finished picture, a young part, an old part, an old pressing folder."""
    pictures = prepared_folder() / "pictures"
    pressing = Path(settings.VAR_DIR) / "pressing" / "7"
    pictures.mkdir(parents=True, exist_ok=True)
    pressing.mkdir(parents=True, exist_ok=True)
    found = {
        "finished": pictures / "finished.jpg",
        "young": pictures / ".young.jpg",
        "old": pictures / ".old.jpg",
        "half": pressing / "half.pdf",
    }
    for path in found.values():
        path.write_bytes(b"x")
    for path in (found["finished"], found["old"], found["half"], pressing):
        age(path)
    return found


def test_old_parts_go_and_finished_or_young_ones_stay(places: dict[str, Path]) -> None:
    assert sweep_leftovers() >= 2
    left = {name for name, path in places.items() if path.exists()}
    assert left == {"finished", "young"}
