"""Half-made files on this machine: what a killed press was writing when it died."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from django.conf import settings

from printing.operations.press import prepared_folder

A_DAY = 24 * 60 * 60


def sweep_leftovers() -> int:
    """Delete what is older than a day: hidden parts of prepared pictures, and pressing folders.

    A living press writes for minutes, never for a day, and takes its folder away itself.
    """
    pressing = Path(settings.VAR_DIR) / "pressing"
    parts = list(prepared_folder().rglob(".*"))
    folders = list(pressing.iterdir()) if pressing.is_dir() else []
    old = [path for path in [*parts, *folders] if _age(path) > A_DAY]
    for path in old:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    return len(old)


def _age(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except FileNotFoundError:  # its own writer took it away just now
        return 0.0
