"""DATABASE_URL: SQLite made fit for several processes, PostgreSQL with what the URL says."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.engine.database import POSTGRESQL, SQLITE, database

VAR = Path("/var/octavo")


@pytest.mark.parametrize(
    ("url", "name"),
    [("", VAR / "octavo.sqlite3"), ("sqlite:////srv/press.sqlite3", "/srv/press.sqlite3")],
)
def test_sqlite_writes_one_after_the_other_without_an_error(url: str, name: object) -> None:
    entry = database(url, VAR)
    assert (entry["ENGINE"], entry["NAME"]) == (SQLITE, name)
    assert entry["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in entry["OPTIONS"]["init_command"]


def test_postgresql_takes_its_options_from_the_url() -> None:
    entry = database("postgresql://octavo:p%40ss@db.example:5433/press?sslmode=verify-full", VAR)
    assert (entry["ENGINE"], entry["HOST"], entry["PORT"]) == (POSTGRESQL, "db.example", 5433)
    assert (entry["NAME"], entry["USER"], entry["PASSWORD"]) == ("press", "octavo", "p@ss")
    assert entry["OPTIONS"] == {"sslmode": "verify-full"}


def test_a_thread_keeps_its_connection_and_looks_whether_it_lives() -> None:
    entry = database("postgresql://octavo@db.example/press", VAR)
    assert (entry["CONN_MAX_AGE"], entry["CONN_HEALTH_CHECKS"]) == (60, True)
    again = database("postgresql://octavo@db.example/press?conn_max_age=0", VAR)
    assert again["CONN_MAX_AGE"] == 0


@pytest.mark.parametrize(
    "url", ["mysql://a@b/c", "oracle://a@b/c", "press", "postgresql//a@b", "postgresql://a:b"]
)
def test_any_other_engine_is_refused_by_the_name_of_the_setting(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL .*postgresql://NAME"):
        database(url, VAR)
