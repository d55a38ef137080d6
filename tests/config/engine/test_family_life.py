"""What dies comes back, what the queue forgets does not stop the work, and jobs are JSON."""

from __future__ import annotations

import os
import pickle
import signal
import zlib
from pathlib import Path

import pytest
from rq import Callback, Queue, Worker
from rq.serializers import DefaultSerializer

from config.engine.valkey import READY, client, state_of
from tests.config.engine.conftest import Supervisor, within

NOTE = "tests.config.engine.jobs.note"


def works(supervisor: Supervisor, note: Path, seconds: float = 10) -> bool:
    supervisor.queue().enqueue(NOTE, str(note), "done")
    return within(seconds, note.exists)


def test_a_job_is_done(lasting: Supervisor, tmp_path: Path) -> None:
    assert works(lasting, tmp_path / "note")


def test_a_killed_worker_takes_its_job_with_it_and_comes_back(
    lasting: Supervisor, tmp_path: Path
) -> None:
    lasting.queue().enqueue("tests.config.engine.jobs.sit", str(tmp_path / "horse"), 2)
    assert within(10, (tmp_path / "horse").exists)
    horse = int((tmp_path / "horse").read_text())
    os.kill(lasting.state["pids"]["worker-1"], signal.SIGKILL)
    assert within(2, lambda: not is_running(horse))
    lasting.hear_of("worker-1")
    assert works(lasting, tmp_path / "note")
    assert not (tmp_path / "horse.done").exists()


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_killed_keeper_comes_back_to_the_same_server(lasting: Supervisor) -> None:
    with client(lasting.url) as asked:
        server = asked.info("server")["process_id"]
        os.kill(lasting.state["pids"]["keeper"], signal.SIGKILL)
        lasting.hear_of("keeper")
        log = lasting.var_dir / "log" / "keeper.log"
        assert within(10, lambda: "adopted" in log.read_text())
        assert asked.info("server")["process_id"] == server


def test_a_killed_server_comes_back_and_is_worked_for(lasting: Supervisor, tmp_path: Path) -> None:
    with client(lasting.url) as asked:
        os.kill(asked.info("server")["process_id"], signal.SIGKILL)
    lasting.hear_of("keeper")
    assert within(10, lambda: state_of(lasting.url) == READY)
    assert works(lasting, tmp_path / "note", 15)


def test_flushall_stops_the_work_for_no_time(lasting: Supervisor, tmp_path: Path) -> None:
    assert works(lasting, tmp_path / "before")
    with client(lasting.url) as asked:
        asked.flushall()
        assert works(lasting, tmp_path / "after", 5)
        # The job made the worker report, so it is in RQ's lists again.
        assert within(5, lambda: Worker.count(connection=asked) == 1)


class Trap:
    """Touches a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.path,)


def test_a_pickled_payload_is_refused_and_not_run(lasting: Supervisor, tmp_path: Path) -> None:
    with client(lasting.url) as connection:
        pickled = Queue("work", connection=connection, serializer=DefaultSerializer)
        job = pickled.enqueue(NOTE, Trap(tmp_path / "sprung"), "words")
        assert within(10, lambda: job.get_status() == "failed")
        data = zlib.decompress(connection.hget(job.key, "data"))
    assert not (tmp_path / "sprung").exists()
    pickle.loads(data)
    assert (tmp_path / "sprung").exists()  # the trap does work on whoever unpickles


def test_a_failed_job_is_one_line_in_the_log(lasting: Supervisor) -> None:
    job = lasting.queue().enqueue("tests.config.engine.jobs.stumble")
    assert within(10, lambda: job.get_status() == "failed")
    log = (lasting.var_dir / "log" / "worker-1.log").read_text()
    lines = [line for line in log.splitlines() if job.id in line and "failed" in line]
    assert len(lines) == 1
    assert lines[0].endswith("failed: ValueError: the ink ran out (jobs.py:23)")
    assert "Traceback" not in log


@pytest.mark.parametrize(
    "name",
    [
        "pathlib.Path.touch",
        "os.mkdir",
        "tests.config.engine.jobs._private",
        "tests.config.engine.jobs.Path",
        "tests.config.engine.jobs.os.mkdir",
    ],
)
def test_a_name_that_is_not_on_the_roster_is_refused_and_logged(
    lasting: Supervisor, tmp_path: Path, name: str
) -> None:
    job = lasting.queue().enqueue(name, str(tmp_path / "sprung"))
    assert within(10, lambda: job.get_status() == "failed")
    assert not (tmp_path / "sprung").exists()
    log = (lasting.var_dir / "log" / "worker-1.log").read_text()
    assert f"{name!r} is not a job of Octavo and was not run" in log


def test_a_foreign_callback_is_not_called(lasting: Supervisor, tmp_path: Path) -> None:
    trap = tmp_path / "sprung"
    calls_back = Callback("tests.config.engine.jobs.called_back")
    job = lasting.queue().enqueue(
        NOTE, str(tmp_path / "note"), str(trap), on_success=calls_back, on_failure=calls_back
    )
    assert within(10, lambda: job.get_status() == "finished")
    assert not trap.exists()
    job.refresh()
    job.success_callback(job, None, None)
    assert trap.exists()  # the callback does spring for whoever calls it
