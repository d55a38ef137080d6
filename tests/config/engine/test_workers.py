"""Which server a worker works for, and that it looks before it takes the first job."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.engine import workers
from config.engine.trouble import EngineTroubleError
from config.engine.valkey import Valkey, client


def test_a_worker_takes_no_job_from_a_server_that_may_throw_some_away(
    var_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = Valkey(var_dir)
    server.begin()
    try:
        with client(server.url) as asked:
            asked.config_set("maxmemory-policy", "allkeys-lru")
        monkeypatch.setenv("REDIS_URL", server.url)
        monkeypatch.setattr(workers.OctavoWorker, "work", lambda *_, **__: pytest.fail("it works"))
        with pytest.raises(EngineTroubleError, match="may throw jobs away"):
            workers.work("work", server.url)
    finally:
        server.stop()
