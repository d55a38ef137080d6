"""Jobs that leave a mark on disk, so that a test sees them from outside."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any


def note(path: str, words: str) -> None:
    Path(path).write_text(words, encoding="utf-8")


def sit(path: str, seconds: float) -> None:
    """Write our process id, then stay."""
    Path(path).write_text(str(os.getpid()), encoding="utf-8")
    time.sleep(seconds)
    Path(path).with_suffix(".done").touch()


def stumble() -> None:
    raise ValueError("the ink\nran out")


def called_back(job: Any, *_: Any) -> None:
    Path(job.args[1]).touch()


def _private(path: str) -> None:
    Path(path).touch()
