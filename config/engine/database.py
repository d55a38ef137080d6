"""Where the rows are: SQLite in the var folder, or the PostgreSQL that DATABASE_URL names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"
# A thread of the web keeps its connection: a fresh one for every request costs 6 ms of login, and
# a pool of psycopg's own costs more CPU than it saves with four threads (docs/running.md).
KEPT_SECONDS = 60


def database(url: str, var_dir: Path) -> dict[str, Any]:
    """Return Django's entry for DATABASE_URL; "" is octavo.sqlite3 in the var folder.

    Whatever stands behind the question mark goes to the driver: ?sslmode=verify-full, say. Raises
    ImproperlyConfigured for an engine other than the two that the suite runs on.
    """
    if not url:
        return _sqlite({"ENGINE": SQLITE, "NAME": var_dir / "octavo.sqlite3"})
    try:
        said: dict[str, Any] = environ.Env.db_url_config(url)
    except ValueError as error:
        raise ImproperlyConfigured(_sentence(f"cannot be read ({error})")) from error
    if said.get("ENGINE") == SQLITE:
        return _sqlite(said)
    if said.get("ENGINE") != POSTGRESQL:
        raise ImproperlyConfigured(_sentence("names neither SQLite nor PostgreSQL"))
    return {"CONN_MAX_AGE": KEPT_SECONDS, "CONN_HEALTH_CHECKS": True} | said


def _sqlite(said: dict[str, Any]) -> dict[str, Any]:
    options = {
        "timeout": 20,
        # Deferred transactions that upgrade to writing fail at once under load; WAL alone does
        # not mend that (171 errors against 0, measured for this project).
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    return said | {"OPTIONS": options | said.get("OPTIONS", {})}


def _sentence(what: str) -> str:
    return (
        f"DATABASE_URL {what}: write postgresql://NAME:PASSWORD@HOST:PORT/DATABASE or"
        " sqlite:////path/to/file.sqlite3, or leave it out for SQLite in the var folder."
    )
