"""What a backup holds, and what happens when the storage or the disk is not as it should be."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import CommandError

from books import storing
from books.models import Book
from books.tenancy import everyone
from config.backup import taking
from config.backup.archive import verified
from config.backup.rows import LEFT_OUT, kept_models, write_rows
from config.backup.taking import take_backup
from config.engine.trouble import EngineTroubleError
from tests.factories import make_book
from tests.personas import Press


def test_every_table_is_kept_or_left_out_for_a_reason() -> None:
    every = {model._meta.label_lower for model in apps.get_models(include_auto_created=True)}
    kept = {model._meta.label_lower for model in kept_models()}
    assert kept | set(LEFT_OUT) == every
    assert kept & set(LEFT_OUT) == set()
    assert all(reason for reason in LEFT_OUT.values())


def test_a_time_keeps_its_microseconds_and_text_its_letters(owl: Press) -> None:
    book = make_book(owl.ben, title="Ćma i księżyc")
    moment = datetime(2026, 5, 4, 12, 0, 0, 123457, tzinfo=UTC)
    Book.objects.filter(pk=book.pk).update(created_at=moment)
    out = io.StringIO()
    with everyone("a test of the backup"):
        counts = write_rows(out)
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    place = next(n for n, line in enumerate(lines) if line == head_of(lines, "books.book"))
    row = dict(zip(lines[place]["columns"], lines[place + 1], strict=True))
    assert (row["title"], row["created_at"]) == ("Ćma i księżyc", moment.isoformat())
    assert counts["books.book"] == 1


def head_of(lines: list[object], table: str) -> object:
    return next(line for line in lines if isinstance(line, dict) and line["table"] == table)


@pytest.mark.django_db(transaction=True)
def test_a_file_deleted_while_we_copy_makes_us_look_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, _ = storing.keep(b"moon", publisher_id=7, suffix=".jpg")
    looks = iter([{kept, "7/aa/read-meanwhile.jpg"}, {kept}, {kept}])
    monkeypatch.setattr(taking, "named_files", lambda: next(looks))
    taken = take_backup(tmp_path / "kept.tar")
    assert (taken.files, taken.missing) == (1, ())
    assert f"files/{kept}" in verified(tmp_path / "kept.tar")["members"]


@pytest.mark.django_db(transaction=True)
def test_a_lost_file_is_told_and_all_the_rest_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, _ = storing.keep(b"moon", publisher_id=7, suffix=".jpg")
    monkeypatch.setattr(taking, "named_files", lambda: {kept, "7/aa/lost.jpg"})
    with pytest.raises(CommandError, match="1 files .* the first is 7/aa/lost.jpg") as told:
        call_command("backup", str(tmp_path / "kept.tar"), stdout=io.StringIO())
    assert told.value.returncode == 1
    manifest = verified(tmp_path / "kept.tar")
    assert (manifest["missing"], f"files/{kept}" in manifest["members"]) == (
        ["7/aa/lost.jpg"],
        True,
    )


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "kept.tar").write_bytes(b"last night's")
    with pytest.raises(EngineTroubleError, match="is there already"):
        take_backup(tmp_path / "kept.tar")
    assert (tmp_path / "kept.tar").read_bytes() == b"last night's"


@pytest.mark.django_db(transaction=True)
def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("config.backup.archive.os.fsync", full)
    with pytest.raises(EngineTroubleError, match="No space left on device"):
        take_backup(tmp_path / "kept.tar")
    assert list(tmp_path.iterdir()) == []
