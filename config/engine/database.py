"""Where the rows are: SQLite in the var folder, or the PostgreSQL that DATABASE_URL names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"
SCHEMES = {"sqlite": SQLITE, "postgresql": POSTGRESQL, "postgres": POSTGRESQL}
# A thread of the web keeps its connection. Measured with four threads and six queries a request:
# 0.24 ms of CPU kept, 0.25 with psycopg's own pool, 0.73 and six times the wait with a fresh one.
KEPT_SECONDS = 60


def database(url: str, var_dir: Path) -> dict[str, Any]:
    """Return Django's entry for DATABASE_URL; "" is octavo.sqlite3 in the var folder.

    Whatever stands behind the question mark goes to the driver: ?sslmode=verify-full, say. Raises
    ImproperlyConfigured for an engine other than the two that the suite runs on.
    """
    if not url:
        return _sqlite({"ENGINE": SQLITE, "NAME": var_dir / "octavo.sqlite3"})
    engine = SCHEMES.get(url.partition("://")[0])
    if engine is None:
        raise ImproperlyConfigured(_sentence("names neither SQLite nor PostgreSQL"))
    try:
        said: dict[str, Any] = environ.Env.db_url_config(url, engine=engine)
    except ValueError as error:
        raise ImproperlyConfigured(_sentence(f"cannot be read ({error})")) from error
    if engine == SQLITE:
        return _sqlite(said)
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
