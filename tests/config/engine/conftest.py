"""A var folder per test, processes in it, and the certainty that none of them is left."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import redis
from rq import Queue
from rq.serializers import JSONSerializer

from config.engine.address import redis_url, socket_path
from tests.hearing import hear_all_signals

ROOT = Path(__file__).resolve().parents[3]


def processes_in(var_dir: Path) -> list[int]:
    """Return the ids of the living processes started for `var_dir`, this one excepted.

    The queue server writes its title over its environment, so it is known by its socket.
    """
    marks = (f"OCTAVO_VAR={var_dir}", str(socket_path(var_dir)))
    if Path("/proc/self/environ").exists():
        listed = {int(p.name): said_by(p) for p in Path("/proc").glob("[0-9]*")}
    else:
        said = subprocess.run(["ps", "-axEww", "-o", "pid=,command="], capture_output=True)
        lines = said.stdout.decode("utf-8", "replace").splitlines()
        listed = {int(line.split()[0]): line for line in lines}
    found = [pid for pid, said in listed.items() if any(mark in said for mark in marks)]
    return [pid for pid in found if pid != os.getpid()]


def said_by(process: Path) -> str:
    try:
        parts = [process.joinpath(name).read_bytes() for name in ("environ", "cmdline")]
    except OSError:
        return ""
    return b"\n".join(parts).decode("utf-8", "replace")


def within(seconds: float, is_so: Callable[[], Any]) -> bool:
    """Return whether `is_so` comes true within `seconds`."""
    deadline = time.monotonic() + seconds
    while not (so := is_so()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return bool(so)


def environment(var_dir: Path) -> dict[str, str]:
    said = os.environ | {"OCTAVO_VAR": str(var_dir)}
    said |= {"DJANGO_SETTINGS_MODULE": "tests.config.engine.standin", "PYTHONPATH": str(ROOT)}
    return said


class Supervisor:
    """A supervisor in a process of its own, with one worker and a sweeper."""

    def __init__(self, var_dir: Path, *words: str) -> None:
        self.var_dir = var_dir
        self.url = redis_url(var_dir)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.config.engine.supervisor", *words],
            cwd=ROOT,
            env=environment(var_dir),
            stdout=subprocess.PIPE,
            text=True,
            preexec_fn=hear_all_signals,
        )
        self.state = self.hear()

    def hear(self) -> dict[str, Any]:
        """Return the supervisor's next line."""
        assert self.process.stdout is not None
        return dict(json.loads(self.process.stdout.readline()))

    def hear_of(self, name: str) -> int:
        """Read on until the child `name` has another process id than before; return it."""
        before, deadline = self.state["pids"][name], time.monotonic() + 20
        while self.state["pids"].get(name, before) == before:
            assert time.monotonic() < deadline
            self.state = self.hear()
        return int(self.state["pids"][name])

    def queue(self) -> Queue:
        return Queue("work", connection=redis.Redis.from_url(self.url), serializer=JSONSerializer)

    def end(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=20)
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.fixture(scope="module", autouse=True)
def embedded() -> Iterator[None]:
    """These tests are about the embedded server, wherever the suite itself stands."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("REDIS_URL", raising=False)
        yield


@pytest.fixture
def var_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "a var"
    monkeypatch.setenv("OCTAVO_VAR", str(folder))
    yield folder
    left = processes_in(folder)
    for pid in left:
        os.kill(pid, signal.SIGKILL)
    assert left == []


@pytest.fixture
def supervisor(var_dir: Path) -> Iterator[Supervisor]:
    started = Supervisor(var_dir)
    yield started
    started.end()


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Supervisor]:
    """One supervisor for the tests that leave it in working order."""
    started = Supervisor(tmp_path_factory.mktemp("lasting"))
    yield started
    started.end()
    assert processes_in(started.var_dir) == []
