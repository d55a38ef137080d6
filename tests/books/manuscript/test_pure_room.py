"""The room of manuscripts works without Django and without any app."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def test_reading_and_planning_load_no_framework() -> None:
    program = (
        "import sys; import books.manuscript.reader, books.manuscript.plan; "
        "print(sorted({name.split('.')[0] for name in sys.modules} "
        "& {'django', 'illustration', 'printing', 'config', 'numpy', 'httpx'}))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
