"""The embedded server is started, adopted, mended or ended; another's is checked."""

from __future__ import annotations

import os
import signal
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.engine import valkey
from config.engine.trouble import EngineTroubleError
from config.engine.valkey import Valkey, check_external, client, command_of, state_of
from tests.config.engine.conftest import within


@pytest.fixture
def server(var_dir: Path) -> Iterator[Valkey]:
    begun = Valkey(var_dir)
    assert begun.begin() == "started"
    yield begun
    begun.stop()


def pid_of(server: Valkey) -> int:
    return int(server.pid_file.read_text())


def test_it_listens_on_a_private_socket_only(server: Valkey) -> None:
    assert stat.S_IMODE(server.socket.stat().st_mode) == 0o700
    with client(server.url) as asked:
        assert asked.config_get("port") == {"port": "0"}


def test_it_keeps_every_job(server: Valkey) -> None:
    with client(server.url) as asked:
        kept = asked.config_get("appendonly", "appendfsync", "maxmemory-policy", "dir")
    assert kept == {
        "appendonly": "yes",
        "appendfsync": "everysec",
        "maxmemory-policy": "noeviction",
        "dir": str(server.data),
    }


def test_an_orphan_is_adopted_with_its_data_and_then_ended(server: Valkey, var_dir: Path) -> None:
    with client(server.url) as asked:
        asked.set("job", "waiting")
    pid, successor = pid_of(server), Valkey(var_dir)
    assert successor.begin() == "adopted"
    with client(server.url) as asked:
        assert asked.get("job") == b"waiting"
        assert asked.info("server")["process_id"] == pid
    successor.stop()
    assert "valkey" not in command_of(pid)
    assert not successor.is_alive()


def test_what_a_dead_server_left_is_cleared_and_its_jobs_are_kept(
    server: Valkey, var_dir: Path
) -> None:
    with client(server.url) as asked:
        asked.set("job", "waiting")
    os.kill(pid_of(server), signal.SIGKILL)
    assert within(5, lambda: not server.is_alive())
    assert server.socket.exists()
    successor = Valkey(var_dir)
    assert successor.begin() == "started"
    with client(server.url) as asked:
        assert asked.get("job") == b"waiting"
    successor.stop()


def test_a_server_that_no_longer_answers_is_ended_before_another_starts(
    server: Valkey, var_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pid = pid_of(server)
    os.kill(pid, signal.SIGSTOP)
    monkeypatch.setattr(valkey, "STOP_SECONDS", 0.3)
    monkeypatch.setattr(valkey, "START_SECONDS", 1.0)
    successor = Valkey(var_dir)
    assert successor.begin() == "started"
    assert pid_of(successor) != pid
    assert command_of(pid) == ""
    successor.stop()


def test_a_server_without_its_socket_counts_as_dead(server: Valkey) -> None:
    assert server.is_alive()
    server.socket.unlink()
    assert not server.is_alive()


def test_a_damaged_file_of_wake_ups_is_set_aside(server: Valkey, var_dir: Path) -> None:
    server.stop()
    for part in (var_dir / "valkey" / "appendonlydir").glob("*.manifest"):
        part.write_text("not a manifest\n")
    successor = Valkey(var_dir)
    assert successor.begin() == "started"
    assert len(list((var_dir / "valkey").glob("damaged-*"))) == 1
    successor.stop()


def test_a_server_that_may_evict_jobs_is_refused(server: Valkey) -> None:
    check_external(server.url)
    with client(server.url) as asked:
        asked.config_set("maxmemory-policy", "allkeys-lru")
    with pytest.raises(EngineTroubleError, match="may throw jobs away .*allkeys-lru"):
        check_external(server.url)


def test_a_server_that_is_too_old_is_refused(
    server: Valkey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(valkey, "OLDEST", (99, 0))
    with pytest.raises(EngineTroubleError, match="is version 7"):
        check_external(server.url)


def test_a_server_that_is_not_there_is_named(tmp_path: Path) -> None:
    url = f"unix://{tmp_path}/none.sock"
    assert state_of(url) == valkey.ABSENT
    with pytest.raises(EngineTroubleError, match="REDIS_URL does not answer"):
        check_external(url)
