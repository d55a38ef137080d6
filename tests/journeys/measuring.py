"""Other people's tools, run on our files. A missing tool skips by name, and fails in CI."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest


def tool(name: str, *words: str) -> str:
    """Run a tool and return what it said; a missing one skips, or fails where skips are out."""
    if shutil.which(name) is None:
        needed = f"{name} is not installed (Debian: poppler-utils, qpdf)"
        if os.environ.get("OCTAVO_NO_SKIPS"):
            pytest.fail(needed)
        pytest.skip(needed)
    done = subprocess.run([name, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def words(text: str) -> str:
    """The words of a text in order, every run of space one space."""
    return re.sub(r"\s+", " ", text).strip()


def boxes(pdf: Path) -> list[dict[str, tuple[float, ...]]]:
    """Each page's boxes as pdfinfo reads them, in points."""
    found: dict[int, dict[str, tuple[float, ...]]] = {}
    for line in tool("pdfinfo", "-box", "-f", "1", "-l", "999", str(pdf)).splitlines():
        match = re.match(r"Page\s+(\d+) (\w+Box):\s+(.*)", line)
        if match:
            edges = tuple(float(edge) for edge in match[3].split())
            found.setdefault(int(match[1]), {})[match[2]] = edges
    return [found[number] for number in sorted(found)]
