"""One process of the family: started, looked at, started again after a growing pause, ended."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

from config.engine.trouble import EngineTroubleError, last_words

ROOT = Path(__file__).resolve().parents[2]
LOG_BYTES = 1_000_000
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 15.0
# A child that lives this long has started well; its next death counts as a first one.
SETTLED_SECONDS = 10.0
HOPELESS = 6


class Child:
    """A command with a name, a log and a process of its own session."""

    def __init__(self, name: str, command: list[str], log: Path) -> None:
        self.name = name
        self.log = log
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._born = 0.0
        self._due = 0.0
        self._deaths = 0

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def start(self, environment: Mapping[str, str], read_end: int) -> None:
        """Start the process, its words appended to the log; Ctrl-C of the terminal passes it by."""
        turn_over(self.log)
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command,
                cwd=ROOT,
                env=dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                pass_fds=(read_end,),
                start_new_session=True,
            )
        self._born = time.monotonic()

    def look(self) -> str | None:
        """Return a sentence if the child has died since the last look, and plan its return.

        Raises EngineTroubleError when it died six times in a row shortly after its start: another
        try would end the same way.
        """
        if self._process is None or (code := self._process.poll()) is None:
            return None
        # A web master that is killed leaves its workers holding the port.
        self._kill_the_group(self._process.pid)
        self._process = None
        now = time.monotonic()
        self._deaths = 1 if now - self._born > SETTLED_SECONDS else self._deaths + 1
        if self._deaths >= HOPELESS:
            raise EngineTroubleError(
                f"{self.name} ended {self._deaths} times shortly after its start; it said:"
                f" {last_words(self.log)}. The whole of it is in {self.log}.",
                exit_code=1,
            )
        self._due = now + min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (self._deaths - 1))
        return f"{self.name} ended ({how(code)}) and is started again"

    def is_due(self) -> bool:
        """Return whether the child is away and its pause is over."""
        return self._process is None and time.monotonic() >= self._due

    def is_alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def signal(self, number: int) -> None:
        """Send a signal to the process itself, which looks after its own children."""
        if self._process is not None:
            self._process.send_signal(number)

    def kill(self) -> None:
        """Kill the process and its group, and reap it."""
        if self._process is not None:
            self._kill_the_group(self._process.pid)
            self._process.wait()

    def _kill_the_group(self, leader: int) -> None:
        with contextlib.suppress(OSError):
            os.killpg(leader, signal.SIGKILL)


def how(code: int) -> str:
    """Return "signal 9" or "exit code 1"."""
    return f"signal {-code}" if code < 0 else f"exit code {code}"


def turn_over(log: Path) -> None:
    """Begin a new log once the old one is over 1 MB; one old one is kept beside it."""
    log.parent.mkdir(parents=True, exist_ok=True)
    if log.exists() and log.stat().st_size > LOG_BYTES:
        log.replace(log.with_name(f"{log.name}.1"))
