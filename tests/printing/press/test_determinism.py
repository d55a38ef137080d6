"""The same book is the same bytes, whatever the run, folder, time zone and hash seed."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from printing.press.layout import lay_out
from tests.printing.press.samples import small_book

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = """
import sys
from pathlib import Path
from tests.printing.press.samples import small_book
from printing.press.contact import contact_sheet
from printing.press.draw import draw
from printing.press.layout import lay_out
here = Path(sys.argv[1])
script = lay_out(small_book(here))
draw(script, here / "out.pdf", cache=here / "cache")
contact_sheet(here / "out.pdf", here / "sheet.png", width=400)
print(script.sha256())
"""


def pressed(folder: Path, seed: str, zone: str) -> tuple[str, bytes, bytes]:
    folder.mkdir()
    environment = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "TZ": zone,
        "LC_ALL": "C",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    pdf, sheet = ((folder / name).read_bytes() for name in ("out.pdf", "sheet.png"))
    return done.stdout.strip(), pdf, sheet


def test_two_processes_make_the_same_bytes(tmp_path: Path) -> None:
    one = pressed(tmp_path / "one", "1", "Asia/Tokyo")
    other = pressed(tmp_path / "another-folder", "4242", "America/Lima")
    assert one[0] == other[0]
    assert hashlib.sha256(one[1]).hexdigest() == hashlib.sha256(other[1]).hexdigest()
    assert one[2] == other[2]
    assert str(tmp_path).encode() not in one[1]


def test_another_date_is_another_file(tmp_path: Path) -> None:
    first = lay_out(small_book(tmp_path))
    later = lay_out(small_book(tmp_path, created="2026-11-22T12:00:00+00:00"))
    assert first.sha256() != later.sha256()
    assert [page.digest() for page in first.pages] == [page.digest() for page in later.pages]
