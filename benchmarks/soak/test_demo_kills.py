"""The demo killed at random moments, then run to its end: the same bytes as one left in peace.

OCTAVO_SOAK_STRIKES (8) is how often, OCTAVO_SOAK_SEED (1) decides whom and when.
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from pathlib import Path

from tests.journeys.test_demo import (
    GONE_SECONDS,
    ask,
    finish,
    flush,
    processes_of,
    sha256,
    start,
    until,
)

STRIKES = int(os.environ.get("OCTAVO_SOAK_STRIKES", "8"))
SEED = int(os.environ.get("OCTAVO_SOAK_SEED", "1"))


def test_a_demo_killed_at_random_makes_the_bytes_of_one_left_in_peace(tmp_path: Path) -> None:
    peace, war = (tmp_path / "peace").resolve(), (tmp_path / "war").resolve()
    finish(start(peace))
    chance = random.Random(SEED)
    struck: Counter[str] = Counter()
    demo = start(war)
    try:
        for _ in range(STRIKES):
            time.sleep(chance.uniform(1.5, 9))
            victim = chance.choice(("worker", "sweeper", "flushall", "demo", "demo"))
            struck[victim] += strike(war, victim)
            if victim == "demo" or demo.poll() is not None:
                demo.kill()
                demo.communicate()
                until(lambda: not processes_of(war), "the children's end", GONE_SECONDS)
                demo = start(war)
        finish(demo)
    finally:
        for pid in processes_of(war):
            os.kill(pid, signal.SIGKILL)
    states = ask(war, "select state, count(*) from illustration_attempt group by state")
    drawn = ask(war, "select count(*), count(distinct sha256) from books_artwork")
    print(f"strikes: {dict(struck)}; attempts: {states}; pictures: {drawn}")  # noqa: T201
    assert states == [("STORED", 16)]
    assert drawn == [(16, 16)]
    assert sha256(war) == sha256(peace)


def strike(var: Path, victim: str) -> int:
    """Hurt one part; 0 where it was not there to be hurt."""
    if victim == "demo":
        return 1
    if victim == "flushall":
        try:
            flush(var)
        except OSError:
            return 0
        return 1
    word = {"worker": "manage.py work", "sweeper": "manage.py sweep"}[victim]
    pids = processes_of(var, word)
    if pids:
        os.kill(pids[0], signal.SIGKILL)
    return len(pids[:1])
