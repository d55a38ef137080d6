"""The sweep has a SQLite house count its tables, so that lists take the index of the title."""

from __future__ import annotations

import pytest
from django.db import connection

from books import statistics
from books.models import Page
from books.sweeping import registered
from books.tenancy import acting_for
from config.filling import make_titles
from tests.personas import Press


def index_taken() -> str:
    pages = Page.objects.filter(edition__book=1).values("pk")
    return str(pages.explain())


def test_the_pages_of_one_title_are_not_looked_for_among_the_publishers(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    if connection.vendor != "sqlite":
        return
    make_titles(publisher=press.publisher, count=20)
    with acting_for(press.publisher):
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM sqlite_stat1")
            cursor.execute("ANALYZE sqlite_master")
        assert "publisher_id" in index_taken()
        monkeypatch.setattr(statistics, "_looked", None)
        assert dict(registered())["statistics"]() == 0
        assert "books_page_publisher" not in index_taken()


def test_the_sweep_looks_once_in_six_hours(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []
    now = [1000.0]
    monkeypatch.setattr(statistics, "_looked", None)
    monkeypatch.setattr(statistics, "look_at_tables", lambda: looks.append(1))
    monkeypatch.setattr(statistics.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(statistics, "connection", type("C", (), {"vendor": "sqlite"}))
    for later in (0, 60, 6 * 3600 - 61, 1, 60):
        now[0] += later
        statistics.sweep_statistics()
    assert len(looks) == 2
