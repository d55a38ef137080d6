"""What a restore refuses, what it does with an older backup, and that it is all or nothing."""

from __future__ import annotations

import gzip
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from django.core.management.base import OutputWrapper
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from books.models import Publisher
from config.backup import ROWS
from config.backup.archive import writing
from config.backup.restoring import Restored, restore_backup
from config.engine.trouble import EngineTroubleError
from config.management.commands.restore import Command
from tests.config.backup.test_journey import House

OWL = [1, "owl-press", "Owl Press", "UTC", "2026-05-04T12:00:00.123457+00:00"]
COLUMNS = ["id", "slug", "name", "time_zone", "created_at"]


def crafted(path: Path, migrations: list[str], columns: list[str], *rows: list[Any]) -> Path:
    lines: list[Any] = [{"table": "books.publisher", "columns": columns}, *rows]
    text = "".join(json.dumps(line) + "\n" for line in lines)
    with writing(path) as writer:
        writer.add(ROWS, io.BytesIO(gzip.compress(text.encode())))
        facts = {"octavo": "9.9.9", "made": "2027-01-01T00:00:00+00:00", "secret_mark": "other"}
        writer.finish(facts | {"migrations": migrations, "rows": {"books.publisher": len(rows)}})
    return path


def applied() -> list[str]:
    return [".".join(key) for key in MigrationRecorder(connection).applied_migrations()]


@pytest.mark.django_db
def test_a_backup_of_a_newer_octavo_is_refused_by_its_version(tmp_path: Path) -> None:
    newer = [*applied(), "books.0999_tomorrow"]
    path = crafted(tmp_path / "x.tar", newer, COLUMNS, OWL)
    with pytest.raises(EngineTroubleError, match=r"newer Octavo \(9.9.9.*0999_tomorrow"):
        restore_backup(path)
    assert Publisher.objects.count() == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        ([*COLUMNS, "requires_mfa", "hat"], [[*OWL, False, "red"]]),
        ([*COLUMNS, "requires_mfa"], [[*OWL, False], [*OWL, False]]),
        ([*COLUMNS, "requires_mfa"], [[1, None, "Owl", "UTC", OWL[4], False]]),
    ],
)
def test_rows_that_do_not_fit_leave_not_one_of_them(
    tmp_path: Path, columns: list[str], rows: list[list[Any]]
) -> None:
    path = crafted(tmp_path / "x.tar", applied(), columns, *rows)
    with pytest.raises(EngineTroubleError, match="No row was"):
        restore_backup(path)
    assert Publisher.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_the_next_row_takes_a_number_of_its_own(tmp_path: Path) -> None:
    path = crafted(tmp_path / "x.tar", applied(), [*COLUMNS, "requires_mfa"], [*OWL, True])
    assert restore_backup(path).rows == 1
    assert Publisher.objects.get().created_at.microsecond == 123457
    assert Publisher.objects.create(slug="fox-press", name="Fox Press").pk > 1


@pytest.mark.journey
@pytest.mark.timeout(420)
def test_an_older_backup_meets_its_own_tables_which_are_migrated_then(tmp_path: Path) -> None:
    house = House(tmp_path / "var", embedded=True)
    house.tell("begin")
    with sqlite3.connect(house.var / "octavo.sqlite3") as then:
        old = [
            f"{app}.{name}" for app, name in then.execute("select app, name from django_migrations")
        ]
    then.close()
    assert "books.0002_every_door" not in old
    path = crafted(tmp_path / "old.tar", old, COLUMNS, OWL)
    empty = House(tmp_path / "new", embedded=True)
    assert empty.manage("restore", str(path))[0] == 0
    with sqlite3.connect(empty.var / "octavo.sqlite3") as now:
        assert now.execute("select slug, requires_mfa from books_publisher").fetchall() == [
            ("owl-press", 0)
        ]
        assert now.execute(
            "select 1 from django_migrations where name='0002_every_door'"
        ).fetchone()
    now.close()


def test_what_people_must_know_is_said() -> None:
    command, out = Command(), io.StringIO()
    command.stdout = OutputWrapper(out)
    command._warn(Restored(1, 1, "", missing=("7/aa/lost.jpg",), same_secret=False))
    assert "SECRET_KEY is another one here" in out.getvalue()
    assert "7/aa/lost.jpg" in out.getvalue()
