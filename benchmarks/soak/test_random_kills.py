"""Random kills: workers, keeper, queue server and FLUSHALL, while work is waiting.

The wanted files are the truth, as the rows are in Octavo; whatever is lacking is woken again.
OCTAVO_SOAK_SECONDS (60) is how long the killing goes on, OCTAVO_SOAK_SEED (1) its order.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections import Counter
from pathlib import Path

from redis.exceptions import RedisError

from config.engine.valkey import client
from tests.config.engine.conftest import Supervisor, processes_in, within

SECONDS = float(os.environ.get("OCTAVO_SOAK_SECONDS", "60"))
SEED = int(os.environ.get("OCTAVO_SOAK_SEED", "1"))
WAITING = 8
VICTIMS = ("worker-1", "keeper", "server", "flushall")


def wake(supervisor: Supervisor, wanted: list[Path]) -> None:
    """Put every wanted file that is not in the queue's list into it."""
    queue = supervisor.queue()
    known = set(queue.get_job_ids())
    for path in wanted:
        if path.name not in known:
            queue.enqueue("tests.config.engine.jobs.sit", str(path), 0.1, job_id=path.name)


def strike(supervisor: Supervisor, victim: str) -> None:
    with client(supervisor.url) as asked:
        if victim == "flushall":
            asked.flushall()
        elif victim == "server":
            os.kill(asked.info("server")["process_id"], signal.SIGKILL)
        else:
            os.kill(supervisor.state["pids"][victim], signal.SIGKILL)


def listen(supervisor: Supervisor, seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        supervisor.state = supervisor.hear()


def test_work_goes_on_whatever_is_killed(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    supervisor = Supervisor(tmp_path / "var")
    struck: Counter[str] = Counter()
    made, longest, done_at = 0, 0.0, time.monotonic()
    wanted: list[Path] = []
    end = time.monotonic() + SECONDS
    while time.monotonic() < end or wanted:
        still = [path for path in wanted if not path.with_suffix(".done").exists()]
        if len(still) < len(wanted) or not wanted:
            longest, done_at = max(longest, time.monotonic() - done_at), time.monotonic()
        assert time.monotonic() - done_at < 60
        wanted = still
        while time.monotonic() < end and len(wanted) < WAITING:
            made += 1
            wanted.append(tmp_path / f"job-{made}")
        try:
            wake(supervisor, wanted)
            if time.monotonic() < end and chance.random() < 0.3:
                victim = chance.choice(VICTIMS)
                strike(supervisor, victim)
                struck[victim] += 1
        except (RedisError, KeyError, ProcessLookupError):
            struck["nobody there"] += 1
        listen(supervisor, 1.0)
    supervisor.end()
    assert within(10, lambda: not processes_in(tmp_path / "var"))
    sys.stdout.write(f"\n{made} jobs done; struck: {dict(struck)}; longest pause {longest:.1f} s\n")
