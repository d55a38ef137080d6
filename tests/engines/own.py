"""Engines for one var folder: what a process started by a test gets in its environment.

On the embedded engines the var folder is all of it. On those of production every folder gets a
database, a queue and a bucket of its own, made at the first question.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from functools import cache
from pathlib import Path
from typing import Any

ENGINES = ("DATABASE_URL", "REDIS_URL", "OCTAVO_S3_BUCKET", "OCTAVO_S3_ENDPOINT")


def on_production_engines() -> bool:
    """Return whether this run of the suite stands on PostgreSQL, Redis and S3."""
    return os.environ.get("OCTAVO_TEST_ENGINES") == "production"


def environment_of(var: Path, *, embedded: bool = False) -> dict[str, str]:
    """Return the environment for processes of `var`; `embedded` is SQLite in either pass."""
    said = os.environ | {"OCTAVO_VAR": str(var), "DJANGO_SETTINGS_MODULE": "config.settings.dev"}
    if on_production_engines() and not embedded:
        return said | _own_engines(var)
    return {name: value for name, value in said.items() if name not in ENGINES}


@cache
def _own_engines(var: Path) -> dict[str, str]:
    import boto3
    import psycopg

    name = "octavo-" + hashlib.sha256(str(var).encode()).hexdigest()[:12]
    url, queue = os.environ["DATABASE_URL"], os.environ["REDIS_URL"]
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    there = os.environ["OCTAVO_S3_ENDPOINT"]
    boto3.client("s3", endpoint_url=there).create_bucket(Bucket=name)
    return {
        "DATABASE_URL": url.replace("/postgres?", f"/{name}?"),
        "REDIS_URL": f"{queue.rsplit('/', 1)[0]}/{_part_of_redis()}",
        "OCTAVO_S3_BUCKET": name,
    }


_parts = 0


def _part_of_redis() -> int:
    """A number from 1 to 15, another for each process of the suite and each call, four in turn."""
    global _parts
    _parts += 1
    process = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % 3
    return 1 + process * 4 + _parts % 4


def ask(var: Path, query: str) -> list[tuple[Any, ...]]:
    """Ask the database of `var`; nothing where it has no tables yet."""
    if on_production_engines():
        import psycopg

        try:
            with psycopg.connect(environment_of(var)["DATABASE_URL"]) as connection:
                return connection.execute(query).fetchall()
        except psycopg.errors.UndefinedTable:
            return []
    file = var / "octavo.sqlite3"
    if not file.exists():
        return []
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=20) as connection:
        try:
            return connection.execute(query).fetchall()
        except sqlite3.OperationalError:
            return []


def flush(var: Path) -> None:
    """Empty the queue of `var`, as a restart of its server without a file would."""
    import redis

    from config.engine.address import socket_path

    url = environment_of(var).get("REDIS_URL", f"unix://{socket_path(var)}")
    with redis.Redis.from_url(url) as client:
        client.flushdb()
