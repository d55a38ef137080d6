"""The supervisor: queue server, workers, sweeper and web as one family that starts and ends."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import FrameType, TracebackType
from typing import Self

from django.conf import settings

from config.engine import address, lifeline, valkey
from config.engine.child import ROOT, Child
from config.engine.latch import Latch
from config.engine.trouble import EngineTroubleError, last_words

SWEEP_SECONDS = 5
SERVER_SECONDS = 30.0
WARM_SECONDS, COLD_SECONDS, LAST_SECONDS = 3.0, 2.0, 8.0
LOOK_SECONDS = 0.05


class Family:
    """`with Family(workers=2) as family:` runs the parts; call `family.tend()` now and then.

    On the way out, whatever the reason, no child is left: SIGTERM and SIGHUP become SystemExit in
    the main thread, and a kill -9 closes the lifeline that every child watches. `prepare` runs
    under the lock before any child starts (migrations, say). `web` is the port of the desk.
    Raises EngineTroubleError where another supervisor has the folder or a part cannot run.
    """

    def __init__(
        self,
        workers: int = 2,
        web: int | None = None,
        *,
        sweeper: bool = True,
        prepare: Callable[[], None] | None = None,
    ) -> None:
        self.var_dir = Path(settings.VAR_DIR).resolve()
        self._prepare = prepare
        self._latch = Latch(self.var_dir)
        self._line: lifeline.Lifeline | None = None
        self._keeper: Child | None = None
        self._members: list[Child] = self._plan(workers, web, sweeper)
        self._old_handlers: dict[int, signal.Handlers | Callable[..., object] | int | None] = {}
        self._hurry = False
        self._told_to_leave: BaseException | None = None

    def __enter__(self) -> Self:
        self._latch.close_door()
        try:
            self._take_signals()
            lifeline.watch_maker()
            if self._prepare is not None:
                self._prepare()
            self._line = lifeline.Lifeline()
            self._start_server()
            for member in self._members:
                self._start(member)
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def tend(self) -> list[str]:
        """Reap the dead, start again who is due; return what happened, one sentence each.

        Never waits. Raises EngineTroubleError when a child cannot be kept alive, and what a signal
        raised before where that was lost.
        """
        # A signal that arrives while an object is being finalised is swallowed there.
        if self._told_to_leave is not None:
            raise self._told_to_leave
        happened = [said for child in self._all() if (said := child.look())]
        for child in self._all():
            if child.is_due():
                self._start(child)
        return happened

    def pids(self) -> dict[str, int]:
        """Return the process id of every child that runs, by name."""
        return {child.name: child.pid for child in self._all() if child.pid is not None}

    def _all(self) -> list[Child]:
        return [*([self._keeper] if self._keeper else []), *self._members]

    def _plan(self, workers: int, web: int | None, sweeper: bool) -> list[Child]:
        def managed(name: str, *words: str) -> Child:
            return self._child(name, [sys.executable, str(ROOT / "manage.py"), *words])

        members = [managed(f"worker-{number}", "work") for number in range(1, workers + 1)]
        if sweeper:
            members.append(managed("sweeper", "sweep", "--every", str(SWEEP_SECONDS)))
        if web is not None:
            words = ["-c", "python:config.engine.web", "--bind", f"127.0.0.1:{web}"]
            members.append(self._child("web", [sys.executable, "-m", "gunicorn", *words]))
        return members

    def _child(self, name: str, command: list[str]) -> Child:
        return Child(name, command, self.var_dir / "log" / f"{name}.log")

    def _start(self, child: Child) -> None:
        assert self._line is not None
        environment = os.environ | self._line.environment()
        environment["OCTAVO_VAR"] = str(self.var_dir)
        environment["PYTHONUNBUFFERED"] = "1"
        # A worker forks for every job, and a fork must not find a numeric library's threads.
        environment.setdefault("OPENBLAS_NUM_THREADS", "1")
        child.start(environment, self._line.read_end)

    def _start_server(self) -> None:
        url = address.redis_url(self.var_dir)
        if address.external_url():
            valkey.check_external(url)
            return
        command = [sys.executable, "-m", "config.engine.keeper", str(self.var_dir)]
        self._keeper = self._child("keeper", command)
        self._start(self._keeper)
        deadline = time.monotonic() + SERVER_SECONDS
        while valkey.state_of(url) != valkey.READY:
            if not self._keeper.is_alive() or time.monotonic() > deadline:
                raise EngineTroubleError(last_words(self._keeper.log, lines=1), exit_code=1)
            time.sleep(LOOK_SECONDS)

    def _take_signals(self) -> None:
        if threading.current_thread() is not threading.main_thread():
            return
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            # nohup asks us to outlive the terminal by ignoring SIGHUP before we start.
            if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:
                self._old_handlers[number] = signal.signal(number, self._leave)

    def _leave(self, number: int, frame: FrameType | None) -> None:
        stop = KeyboardInterrupt() if number == signal.SIGINT else SystemExit(128 + number)
        self._told_to_leave = stop
        raise stop

    def _hasten(self, number: int, frame: FrameType | None) -> None:
        self._hurry = True

    def _end(self) -> None:
        """End every child, the queue server last; a second Ctrl-C skips the kindness."""
        for number in self._old_handlers:
            signal.signal(number, self._hasten)
        try:
            self._end_children(self._members)
            self._end_children([self._keeper] if self._keeper else [])
        finally:
            if self._line is not None:
                self._line.close()
            self._latch.open_door()
            for number, handler in self._old_handlers.items():
                signal.signal(number, handler)
            self._old_handlers.clear()

    def _end_children(self, children: list[Child]) -> None:
        server = self._keeper in children
        for seconds in (LAST_SECONDS,) if server else (WARM_SECONDS, COLD_SECONDS):
            for child in children:
                child.signal(signal.SIGTERM)
            _wait_for_the_end(children, seconds, lambda: self._hurry and not server)
        for child in children:
            child.kill()


def _wait_for_the_end(
    children: Iterable[Child], seconds: float, is_hurried: Callable[[], bool]
) -> None:
    deadline = time.monotonic() + seconds
    while any(child.is_alive() for child in children):
        if time.monotonic() > deadline or is_hurried():
            return
        time.sleep(LOOK_SECONDS)
