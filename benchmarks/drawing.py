"""Books drawn through the real pump, over HTTP, from the fake provider in another process.

`python -m benchmarks.drawing` makes a throw-away house, draws, prints a table and ends with 1
where a figure is over what is asked. With `--speed 3` the provider's time runs three times as
fast, and so do the pump's waits; what the pump itself takes weighs three times as much then.
DATABASE_URL may name a PostgreSQL; a database of its own is made there and dropped.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.drawing_house import (
    SMALL_SIZE,
    TRUE_SIZE,
    Seen,
    Task,
    account_at,
    ask_for,
    book_of,
    provide,
)
from benchmarks.drawing_ideal import ideal_seconds, serial_seconds
from benchmarks.drawing_worker import sweep, wait_until, work

spawning = multiprocessing.get_context("spawn")
LOOK_SECONDS = 0.25


@dataclass(frozen=True)
class Line:
    """A figure, in words, and whether it is what is asked; None where nothing is asked of it."""

    name: str
    figure: str
    asked: str = ""
    good: bool | None = None


@dataclass(frozen=True)
class Run:
    """What came of a task; seconds are the provider's, but those of CPU."""

    seen: Seen
    pictures: int
    makespan: float
    late: float | None
    cpu: float
    spent_micros: int
    held_micros: int


def main() -> int:
    """Draw, print the table and return the exit code."""
    task = asked_for()
    with house() as folder:
        run = drawn(task)
        engine = "PostgreSQL" if "DATABASE_URL" in os.environ else f"SQLite in {folder.parent}"
    wide, high = task.size
    say(f"{task.books} books x {task.pages} pictures of {wide} x {high} px, {task.per_minute} a "
        f"minute, latency {task.latency:g} s, {task.workers} workers, speed {task.speed:g}, "
        f"{engine}, load {os.getloadavg()[0]:.1f}")  # fmt: skip
    lines = table(task, run)
    for line in lines:
        verdict = {None: "", True: "holds", False: "DOES NOT HOLD"}[line.good]
        say(f"{line.name:<46}{line.figure:>14}  {line.asked:<18}{verdict}".rstrip())
    return 1 if any(line.good is False for line in lines) else 0


def asked_for() -> Task:
    """The task the command line tells."""
    asks = argparse.ArgumentParser(description=__doc__)
    asks.add_argument("--books", type=int, default=1, help="each of a publisher of its own")
    asks.add_argument("--pages", type=int, default=32, help="pictures a book")
    asks.add_argument("--per-minute", type=int, default=20)
    asks.add_argument("--burst", type=int, default=5)
    asks.add_argument("--latency", type=float, default=30.0, help="median seconds to draw")
    asks.add_argument("--sigma", type=float, default=0.25)
    asks.add_argument("--workers", type=int, default=1)
    asks.add_argument("--speed", type=float, default=1.0, help="time runs so many times as fast")
    asks.add_argument("--small", action="store_true", help="64 px: the machinery without pictures")
    asks.add_argument("--late", action="store_true", help="one page of a late publisher, half-way")
    asks.add_argument("--seed", type=int, default=0)
    told = vars(asks.parse_args())
    return Task(size=SMALL_SIZE if told.pop("small") else TRUE_SIZE, **told)


@contextmanager
def house() -> Iterator[Path]:
    """A var folder and a database of its own, for this process and those it starts."""
    with tempfile.TemporaryDirectory(prefix="octavo-drawing-") as folder:
        os.environ |= {
            "OCTAVO_VAR": folder,
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            "OCTAVO_PRIVATE_PROVIDERS": "1",
        }
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        own, theirs = connection.vendor == "postgresql", str(connection.settings_dict["NAME"])
        if own:
            made = connection.creation
            name = made.create_test_db(verbosity=0, autoclobber=True, serialize=False)
            head, _, tail = os.environ["DATABASE_URL"].partition("?")
            os.environ["DATABASE_URL"] = f"{head.rpartition('/')[0]}/{name}?{tail}".rstrip("?")
        else:
            call_command("migrate", verbosity=0)
        try:
            yield Path(folder)
        finally:
            if own:
                connection.creation.destroy_test_db(theirs, verbosity=0)
            connection.close()


def drawn(task: Task) -> Run:
    """Draw a task with a provider, its workers and the sweep, each a process."""
    from django.utils import timezone

    from books import queue

    wakes = spawning.SimpleQueue()
    queue._enqueue = lambda job, key, publisher, row: None
    door, their_door = spawning.Pipe()
    provider = spawning.Process(target=provide, args=(their_door, task), daemon=True)
    provider.start()
    account = account_at(door.recv(), task)
    books = [book_of(n, account, task, task.pages) for n in range(task.books)]
    late_book = book_of(task.books, account, task, 1) if task.late else None
    for book in books:
        ask_for(*book, account, task, task.pages)
    with workers(task, wakes) as told:
        begun = timezone.now()
        for _ in range(task.workers):
            wakes.put(account.pk)
        asked_late = watched(task, begun, late_book, account)
    door.send("enough")
    seen = door.recv()
    provider.join()
    return counted(task, seen, begun, asked_late, sum(told))


@contextmanager
def workers(task: Task, wakes: Any) -> Iterator[list[float]]:
    """Workers and the sweep while the block runs; after it, the CPU seconds of each worker."""
    told, stop = spawning.SimpleQueue(), spawning.Event()
    hands = [
        spawning.Process(target=work, args=(task, wakes, told), daemon=True)
        for _ in range(task.workers)
    ]
    sweeper = spawning.Process(target=sweep, args=(task, wakes, stop), daemon=True)
    for each in (*hands, sweeper):
        each.start()
    for _ in hands:
        # Each says so when it is ready for work.
        told.get()
    cpu: list[float] = []
    yield cpu
    stop.set()
    for _ in hands:
        wakes.put(None)
    cpu += [told.get() for _ in hands]
    for each in (*hands, sweeper):
        each.join()


def watched(
    task: Task, begun: datetime, late: tuple[Any, Any] | None, account: Any
) -> datetime | None:
    """Wait until all is stored; half-way, ask for the late page. Returns when that was."""
    from django.utils import timezone

    from books.tenancy import everyone
    from illustration.models import Attempt

    wanted = task.books * task.pages + (late is not None)
    half = task.books * task.pages * 30 / task.per_minute / task.speed
    asked: list[datetime] = []

    def done() -> bool:
        if late is not None and not asked and (timezone.now() - begun).total_seconds() > half:
            asked.append(ask_for(*late, account, task, 1))
        with everyone("the benchmark waits for every book"):
            return Attempt.objects.filter(state="STORED").count() == wanted

    usual = task.books * task.pages * 60 / task.per_minute + 4 * task.latency
    wait_until(done, most=3 * usual / task.speed + 30, every=LOOK_SECONDS)
    return asked[0] if asked else None


def counted(
    task: Task, seen: Seen, begun: datetime, asked_late: datetime | None, cpu: float
) -> Run:
    """What the rows tell of a run that is over."""
    from books.tenancy import everyone
    from illustration.models import Attempt, LedgerEntry

    with everyone("the benchmark reads every book"):
        stored = Attempt.objects.order_by("id").values_list("finished_at", flat=True)
        ends = [at for at in stored if at is not None]
        money = list(LedgerEntry.objects.values_list("spent_micros", "reserved_micros"))
    # The late page's row is the youngest.
    late = (ends[-1] - asked_late).total_seconds() * task.speed if asked_late else None
    return Run(
        seen,
        len(ends),
        (max(ends) - begun).total_seconds() * task.speed,
        late,
        cpu,
        sum(spent for spent, _ in money),
        sum(held for _, held in money),
    )


def table(task: Task, run: Run) -> list[Line]:
    """The figures beside what is asked of them."""
    pictures = [[each] for each in run.seen.latencies]
    ideal = ideal_seconds(pictures, per_minute=task.per_minute, burst=task.burst)
    serial, calls = serial_seconds(pictures), run.seen.calls
    times, faster = run.makespan / ideal, serial / run.makespan
    asks = calls["taken"] + calls["refused"] + calls["refused_429"]
    refused, polls = calls["refused_429"] / asks, calls["polls"] / run.pictures
    a_book = run.cpu / run.pictures * task.pages
    equal = run.spent_micros == run.seen.micros and run.held_micros == 0
    small = task.size == SMALL_SIZE
    lines = [
        Line("from the first wake to the last picture kept", f"{run.makespan:.1f} s"),
        Line("the ideal, by events, with no overhead", f"{ideal:.1f} s"),
        Line("times the ideal", f"{times:.3f}", "at most 1.10", times <= 1.10),
        Line("the article's serial loop", f"{serial:.1f} s"),
        Line("times faster", f"{faster:.1f}", "at least 6", faster >= 6),
        Line("polls a picture", f"{polls:.2f}", "at most 7", polls <= 7),
        Line("answers of 429", f"{refused:.2%}", "under 1 %", refused < 0.01),
        Line("drawn twice", str(calls["doubles"]), "none", calls["doubles"] == 0),
        Line("our ledger and theirs", f"{run.spent_micros} micros", "equal", equal),
        Line(
            "CPU of the pump, a book" + ("" if small else ", decoding and coding with it"),
            f"{a_book:.2f} s",
            "at most 5 s" if small else "",
            a_book <= 5 if small else None,
        ),
    ]
    if run.late is not None:
        most = 2 * task.latency + 60 / task.per_minute
        lines.append(
            Line("a late page", f"{run.late:.1f} s", f"at most {most:.0f} s", run.late <= most)
        )
    return lines


def say(line: str) -> None:
    """Print one line."""
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
