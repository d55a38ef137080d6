"""The desk's process opens, comes back on its port, and ends with the others."""

from __future__ import annotations

import os
import signal
import socket
from pathlib import Path

from config.engine.door import HOST, is_open
from tests.config.engine.conftest import Supervisor, processes_in, within


def free_port() -> int:
    with socket.create_server((HOST, 0)) as server:
        return int(server.getsockname()[1])


def test_a_killed_desk_comes_back_on_its_port(var_dir: Path) -> None:
    port = free_port()
    started = Supervisor(var_dir, str(port))
    assert within(15, lambda: is_open(port))
    os.kill(started.state["pids"]["web"], signal.SIGKILL)
    started.hear_of("web")
    assert within(15, lambda: is_open(port))
    started.end()
    assert not is_open(port)


def test_the_desk_ends_after_kill_nine_of_the_supervisor(var_dir: Path) -> None:
    port = free_port()
    started = Supervisor(var_dir, str(port))
    assert within(15, lambda: is_open(port))
    started.process.kill()
    started.process.communicate()
    assert within(10, lambda: not processes_in(var_dir))
    assert not is_open(port)
