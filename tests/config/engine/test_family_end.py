"""However a supervisor ends, its children end too; and there is only one per folder."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from config.engine.address import socket_path
from config.engine.family import Family
from tests.config.engine.conftest import ROOT, Supervisor, environment, processes_in, within

SIT = "tests.config.engine.jobs.sit"


def test_kill_nine_of_the_supervisor_ends_every_child_and_the_running_job(
    var_dir: Path, tmp_path: Path
) -> None:
    started = Supervisor(var_dir)
    started.queue().enqueue(SIT, str(tmp_path / "horse"), 60)
    assert within(10, (tmp_path / "horse").exists)
    assert len(processes_in(var_dir)) == 6  # supervisor, keeper, server, worker, horse, sweeper
    started.process.kill()
    started.process.communicate()
    assert within(10, lambda: not processes_in(var_dir))
    assert not socket_path(var_dir).parent.exists()
    Supervisor(var_dir).end()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_leaves_no_child_not_even_with_a_job_in_hand(
    number: signal.Signals, var_dir: Path, tmp_path: Path
) -> None:
    started = Supervisor(var_dir)
    if number == signal.SIGTERM:
        started.queue().enqueue(SIT, str(tmp_path / "horse"), 60)
        assert within(10, (tmp_path / "horse").exists)
    started.process.send_signal(number)
    started.process.communicate(timeout=20)
    expected = {signal.SIGTERM: 143, signal.SIGHUP: 129, signal.SIGINT: -signal.SIGINT}
    assert started.process.returncode == expected[number]
    assert processes_in(var_dir) == []


def test_a_short_job_is_finished_before_the_end(var_dir: Path, tmp_path: Path) -> None:
    started = Supervisor(var_dir)
    started.queue().enqueue(SIT, str(tmp_path / "horse"), 1)
    assert within(10, (tmp_path / "horse").exists)
    started.end()
    assert (tmp_path / "horse.done").exists()


def test_a_second_supervisor_is_refused_in_one_sentence(
    supervisor: Supervisor, var_dir: Path
) -> None:
    second = subprocess.run(
        [sys.executable, "-m", "tests.config.engine.supervisor"],
        cwd=ROOT,
        env=environment(var_dir),
        capture_output=True,
        text=True,
        timeout=20,
    )
    assert second.returncode == 2
    assert second.stderr == (
        f"Octavo already runs on {var_dir} (process {supervisor.process.pid}): stop that one"
        " first, or set OCTAVO_VAR to another folder.\n"
    )
    assert supervisor.process.poll() is None


def test_a_supervisor_ends_when_the_make_that_started_it_is_killed(var_dir: Path) -> None:
    line = f"OCTAVO_MAKER=$$ '{sys.executable}' -m tests.config.engine.supervisor; true"
    maker = subprocess.Popen(
        ["/bin/sh", "-c", line], cwd=ROOT, env=environment(var_dir), stdout=subprocess.PIPE
    )
    assert maker.stdout is not None
    assert b"worker-1" in maker.stdout.readline()
    os.kill(maker.pid, signal.SIGKILL)
    maker.communicate()
    assert within(10, lambda: not processes_in(var_dir))


class Swallower:
    """Its end is where the signal comes: what is raised there goes nowhere."""

    def __del__(self) -> None:
        os.kill(os.getpid(), signal.SIGINT)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_ctrl_c_that_is_swallowed_is_heard_at_the_next_look(
    settings: Any, tmp_path: Path
) -> None:
    settings.VAR_DIR = tmp_path
    family = Family(workers=0, sweeper=False)
    family._take_signals()
    try:
        Swallower()
        with pytest.raises(KeyboardInterrupt):
            family.tend()
    finally:
        for number, handler in family._old_handlers.items():
            signal.signal(number, handler)
