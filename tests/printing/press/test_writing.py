"""Files stand whole or not at all, whatever happens half-way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from printing.press.writing import whole_file

KILLED = """
import os, signal, sys
from pathlib import Path
from printing.press.writing import whole_file
with whole_file(Path(sys.argv[1])) as draft:
    draft.write_bytes(b"half of it")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def fail_half_way(path: Path) -> None:
    with whole_file(path) as draft:
        draft.write_bytes(b"half")
        raise RuntimeError


def test_a_file_takes_its_place_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "book.pdf"
    with whole_file(path) as draft:
        draft.write_bytes(b"all of it")
        assert not path.exists()
        assert draft.suffix == ".pdf"
        node = draft.stat().st_ino
    assert path.read_bytes() == b"all of it"
    assert path.stat().st_ino == node  # renamed, not copied
    assert path.stat().st_mode & 0o777 == 0o644
    assert [each.name for each in path.parent.iterdir()] == ["book.pdf"]


def test_an_error_half_way_leaves_what_stood_there(tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    path.write_bytes(b"yesterday's")
    with pytest.raises(RuntimeError):
        fail_half_way(path)
    assert path.read_bytes() == b"yesterday's"
    assert [each.name for each in tmp_path.iterdir()] == ["book.pdf"]


def test_a_kill_half_way_leaves_what_stood_there(tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    path.write_bytes(b"yesterday's")
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(path)],
        env={**os.environ, "PYTHONPATH": str(root)},
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    assert path.read_bytes() == b"yesterday's"
