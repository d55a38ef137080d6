"""A picture may take its reader's child down, never the reader."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from books.darkroom import apart
from books.darkroom.apart import Limits, Task, develop_apart
from books.darkroom.bounds import MEGABYTE, MEMORY_BYTES
from books.darkroom.spaces import profile_of
from tests.books.darkroom.making import PROPHOTO, encoded, tiff

ROOT = Path(__file__).resolve().parents[3]


def task(folder: Path, data: bytes, name: str = "a.png") -> Task:
    source = folder / f"{name}.in"
    source.write_bytes(data)
    return Task(source, folder / f"{name}.out", name)


def picture(side: int = 200) -> bytes:
    return encoded(Image.new("RGB", (side, side), (90, 120, 150)), "PNG")


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Let another program stand where the child stands, for one kind of death each."""
    room = folder / "stand_in"
    (room / "books" / "darkroom").mkdir(parents=True)
    (room / "books" / "__init__.py").write_text("")
    (room / "books" / "darkroom" / "__init__.py").write_text("")
    (room / "books" / "darkroom" / "__main__.py").write_text(code)
    monkeypatch.setattr(apart, "ROOT", room)


def test_a_spread_at_600_dpi_with_16_bits_is_taken_under_the_limit(tmp_path: Path) -> None:
    # 8.5 x 8.5 in with bleed: 17.25 x 8.75 in, times 600; 326 MB unpacked.
    row = np.arange(10_350, dtype=np.uint16) * 6
    words = np.broadcast_to(row[None, :, None], (5_250, 10_350, 3))
    data = tiff(np.ascontiguousarray(words), icc=profile_of(PROPHOTO), packed=True)
    (made,) = develop_apart([task(tmp_path, data, "spread.tif")])
    assert made.refused == ""
    assert (made.kind, made.width, made.height) == ("PNG", 10_350, 5_250)
    assert made.peak < MEMORY_BYTES
    assert made.seconds < 60


def test_too_little_memory_is_a_sentence_and_the_next_picture_is_read(tmp_path: Path) -> None:
    tasks = [task(tmp_path, picture(8_000), "large.png"), task(tmp_path, picture(), "small.png")]
    large, small = develop_apart(tasks, Limits(memory=400 * MEGABYTE))
    assert large.refused.startswith("needs more memory to read than a picture may")
    assert not large.task.target.exists()
    assert (small.refused, small.width) == ("", 200)


def test_where_the_system_keeps_no_limit_the_child_ends_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As on macOS: address space is not bounded, so only the look at the memory in use is left.
    code = (
        "import resource, runpy, sys\n"
        "resource.setrlimit = lambda *limit: None\n"
        f"sys.path[0] = {str(ROOT)!r}\n"
        "for name in [name for name in sys.modules if name.startswith('books')]:\n"
        "    del sys.modules[name]\n"
        "runpy.run_module('books.darkroom', run_name='__main__')\n"
    )
    stand_in(tmp_path, monkeypatch, code)
    tasks = [task(tmp_path, picture(8_000), "large.png"), task(tmp_path, picture(), "small.png")]
    large, small = develop_apart(tasks, Limits(memory=120 * MEGABYTE))
    assert large.refused == (
        "needs more memory to read than a picture may; export it again or smaller."
    )
    assert (small.refused, small.width) == ("", 200)


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("import os\nos.kill(os.getpid(), 11)", "stopped its reader (signal 11), which nothing"),
        ("import os\nos.kill(os.getpid(), 9)", "stopped its reader (signal 9)"),
        ("raise SystemExit(5)", "stopped its reader (exit code 5)"),
        ("import os\nos.abort()", "stopped its reader (signal 6)"),
    ],
)
def test_a_child_that_dies_is_a_sentence(
    code: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, monkeypatch, code)
    tasks = [task(tmp_path, picture(), "one.png"), task(tmp_path, picture(), "two.png")]
    outcomes = list(develop_apart(tasks))
    assert [outcome.task.name for outcome in outcomes] == ["one.png", "two.png"]
    assert all(outcome.refused.startswith(why) for outcome in outcomes)


def test_work_without_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = (
        "import json, sys\n"
        f"sys.path.insert(0, {str(ROOT)!r})\n"
        "import importlib.util\n"
        f"spec = importlib.util.spec_from_file_location('cell', {str(ROOT)!r} + "
        "'/books/darkroom/cell.py')\n"
        "import types\n"
        "bounds = types.ModuleType('books.darkroom.bounds')\n"
        "bounds.CPU_SECONDS = bounds.MEMORY_BYTES = bounds.RESULT_BYTES = 1\n"
        "sys.modules['books.darkroom.bounds'] = bounds\n"
        "cell = importlib.util.module_from_spec(spec)\n"
        "spec.loader.exec_module(cell)\n"
        "cell.allow_more_work(json.loads(sys.stdin.buffer.readline())['seconds'])\n"
        "while True: pass\n"
    )
    stand_in(tmp_path, monkeypatch, code)
    (outcome,) = develop_apart([task(tmp_path, picture())], Limits(cpu_seconds=1))
    assert outcome.refused == "takes over 1 seconds of work to read; export it again."


def test_waiting_without_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, "import time\ntime.sleep(600)")
    started = time.monotonic()
    (outcome,) = develop_apart([task(tmp_path, picture())], Limits(wall_seconds=0.5))
    assert outcome.refused == "was not read within 0 seconds; export it again or smaller."
    assert time.monotonic() - started < 20


def test_a_full_disk_is_the_machines_fault_and_no_refusal(tmp_path: Path) -> None:
    given = task(tmp_path, picture())
    with pytest.raises(OSError, match="No such file or directory"):
        list(develop_apart([Task(given.source, tmp_path / "nowhere" / "x", given.name)]))


def test_the_child_ends_with_its_parent(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "never")  # to open it is to wait for a writer who never comes
    code = (
        "from pathlib import Path\n"
        "from books.darkroom import apart\n"
        "child = apart._started()\n"
        "print(child.pid, flush=True)\n"
        "import time\n"
        f"task = apart.Task(Path({str(tmp_path / 'never')!r}), Path('x'), 'x')\n"
        "child.stdin.write(apart._told([task], apart.Limits()))\n"
        "child.stdin.flush()\n"
        "time.sleep(600)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    time.sleep(2)  # it reads its task, and waits
    assert _lives(child)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 10
    while _lives(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _lives(child)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
        state = Path(f"/proc/{process}/stat")
        return not state.exists() or state.read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except ProcessLookupError:
        return False


def test_the_child_sees_no_secret_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "canary")
    stand_in(
        tmp_path,
        monkeypatch,
        "import json, os\nprint(json.dumps({'refused': ' '.join(os.environ)}), flush=True)",
    )
    (outcome,) = develop_apart([task(tmp_path, picture())])
    assert "SECRET_KEY" not in outcome.refused
    assert "OPENBLAS_NUM_THREADS" in outcome.refused


def test_one_picture_by_hand(tmp_path: Path) -> None:
    given = task(tmp_path, picture(), "hand.png")
    command = [sys.executable, "-m", "books.darkroom"]
    done = subprocess.run(
        [*command, str(given.source), str(given.target)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{given.target}: PNG, 200 x 200 pixels\n"
    given.source.write_bytes(b"")
    done = subprocess.run(
        [*command, str(given.source), str(given.target)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("hand.png.in is empty, not one byte arrived")
