"""A child that keeps dying is given up with its last words; its log is turned over."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.engine import child
from config.engine.child import Child, turn_over
from config.engine.lifeline import Lifeline
from config.engine.trouble import EngineTroubleError
from tests.config.engine.conftest import within


@pytest.fixture
def line() -> Iterator[Lifeline]:
    held = Lifeline()
    yield held
    held.close()


def python(code: str, log: Path) -> Child:
    return Child("worker-1", [sys.executable, "-Ic", code], log)


def test_a_child_that_cannot_start_is_given_up_with_its_last_words(
    tmp_path: Path, line: Lifeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "HOPELESS", 2)
    hopeless = python("print('no ink'); raise SystemExit(3)", tmp_path / "log")
    hopeless.start(os.environ, line.read_end)
    assert within(5, lambda: not hopeless.is_alive())
    assert hopeless.look() == "worker-1 ended (exit code 3) and is started again"
    assert not hopeless.is_due()
    assert within(2, hopeless.is_due)
    hopeless.start(os.environ, line.read_end)
    assert within(5, lambda: not hopeless.is_alive())
    with pytest.raises(EngineTroubleError, match="ended 2 times .* it said: no ink / no ink"):
        hopeless.look()


def test_a_kill_reaches_the_whole_group(tmp_path: Path, line: Lifeline) -> None:
    parent = Child("web", ["/bin/sh", "-c", "sleep 60 & echo $!; wait"], tmp_path / "log")
    parent.start(os.environ, line.read_end)
    assert within(5, (tmp_path / "log").read_text)
    inner = int((tmp_path / "log").read_text())
    parent.kill()
    assert within(5, lambda: not is_running(inner))


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_log_over_a_megabyte_is_turned_over(tmp_path: Path) -> None:
    log = tmp_path / "log" / "web.log"
    turn_over(log)
    log.write_bytes(b"x" * 1_000_000)
    turn_over(log)
    assert log.exists()
    log.write_bytes(b"x" * 1_000_001)
    turn_over(log)
    assert [path.name for path in log.parent.iterdir()] == ["web.log.1"]
