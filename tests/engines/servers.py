"""PostgreSQL, Redis and an S3 server of our own: started in a private folder, always stopped."""

from __future__ import annotations

import glob
import logging
import os
import pwd
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

START_SECONDS = 60.0
STOP_SECONDS = 10.0
BUCKET = "octavo-suite"
PASSWORD = "only-on-loopback"


class CannotStartError(Exception):
    """An engine that is missing or does not start, with what to do."""


def find(name: str, package: str) -> str:
    """Return the path of a server's program; Debian keeps PostgreSQL's off the PATH."""
    beside = sorted(glob.glob(f"/usr/lib/postgresql/*/bin/{name}"), reverse=True)
    found = shutil.which(name) or next(iter(beside), None)
    if found is None:
        raise CannotStartError(f"{name} is not installed (Debian: sudo apt install {package})")
    return found


def free_port() -> int:
    """Return a port of this host that nobody uses at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """Run PostgreSQL on a unix socket in `folder` and yield its URL.

    It refuses to run as root, so root runs it as the user that Debian's package makes for it.
    Names sort as a publisher's server sorts them (ICU, en-US), not byte by byte as SQLite does.
    """
    initdb, postgres = (find(name, "postgresql") for name in ("initdb", "postgres"))
    data, who = folder / "postgresql", _not_root()
    data.mkdir()
    if who:
        shutil.chown(data, who["user"], who["group"])
        shutil.chown(folder, who["user"], who["group"])
    words = ["-D", str(data / "rows"), "-U", "octavo", "--auth=trust", "--encoding=UTF8"]
    locale = ["--locale-provider=icu", "--icu-locale=en-US", "--locale=C.UTF-8", "--no-sync"]
    made = subprocess.run([initdb, *words, *locale], cwd="/", capture_output=True, text=True, **who)
    if made.returncode:
        raise CannotStartError(f"initdb failed: {made.stderr.strip()}")
    # The rows are thrown away, so nothing needs to reach a disk.
    quick = [f"-c{name}=off" for name in ("fsync", "synchronous_commit", "full_page_writes")]
    where = ["-D", str(data / "rows"), "-k", str(data), "-clisten_addresses="]
    url = f"postgresql://octavo@/postgres?host={data}"
    with _running([postgres, *where, *quick], data / "log", lambda: _answers(url), **who):
        yield url


def _not_root() -> dict[str, Any]:
    if os.getuid() != 0:
        return {}
    try:
        who = pwd.getpwnam("postgres")
    except KeyError:
        who = pwd.getpwnam("nobody")
    return {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}


def _answers(url: str) -> bool:
    import psycopg

    try:
        psycopg.connect(url.replace("/postgres?", "/postgres?connect_timeout=2&")).close()
    except psycopg.OperationalError:
        return False
    return True


@contextmanager
def redis(folder: Path) -> Iterator[str]:
    """Run redis-server on loopback, with a password, and yield its URL."""
    from redis import Redis
    from redis.exceptions import RedisError

    port = free_port()
    words = ["--bind", "127.0.0.1", "--port", str(port), "--requirepass", PASSWORD, "--save", ""]
    url = f"redis://:{PASSWORD}@127.0.0.1:{port}/0"

    def answers() -> bool:
        try:
            with Redis.from_url(url, socket_timeout=2) as client:
                return bool(client.ping())
        except RedisError:
            return False

    command = [find("redis-server", "redis-server"), *words, "--dir", str(folder)]
    with _running(command, folder / "redis.log", answers):
        yield url


@contextmanager
def s3() -> Iterator[str]:
    """Run an S3 server on loopback with one bucket in it and yield its address."""
    import boto3
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        address = f"http://{host}:{port}"
        key = {"aws_access_key_id": "suite", "aws_secret_access_key": PASSWORD}
        boto3.client("s3", endpoint_url=address, region_name="us-east-1", **key).create_bucket(
            Bucket=BUCKET
        )
        yield address
    finally:
        server.stop()


@contextmanager
def _running(
    command: list[str], log: Path, answers: Callable[[], bool], **who: Any
) -> Iterator[None]:
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd="/", stdout=out, stderr=subprocess.STDOUT, start_new_session=True, **who
        )
    try:
        deadline = time.monotonic() + START_SECONDS
        while not answers():
            if process.poll() is not None or time.monotonic() > deadline:
                said = log.read_text("utf-8", "replace")[-2000:].strip()
                raise CannotStartError(f"{Path(command[0]).name} did not start: {said}")
            time.sleep(0.05)
        yield
    finally:
        # SIGINT is PostgreSQL's fast shutdown, and Redis ends by it as well.
        process.send_signal(2)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
