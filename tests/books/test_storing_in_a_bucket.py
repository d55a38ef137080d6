"""Files by content in an S3 bucket: kept once, copied once, swept, and honest when it is away."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage, default_storage
from django.utils import timezone

from books import copies, storing
from books.operations import orphans
from config.engine.files import files
from tests.engines.servers import BUCKET, PASSWORD, s3


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with s3() as address:
        yield address


@pytest.fixture
def bucket(
    server: str,
    settings: object,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> Path:
    """The storage stands on a bucket, on a part of it for this test; the var folder is empty."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "suite")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", PASSWORD)
    stand_on(server, settings, request.node.name)
    settings.VAR_DIR = tmp_path
    return tmp_path


def stand_on(server: str, settings: object, part: str) -> None:
    there = files(bucket=BUCKET, endpoint=server, region="us-east-1", folder=Path("unused"))
    there["OPTIONS"]["location"] = part
    settings.STORAGES = settings.STORAGES | {"default": there}


def test_it_reads_what_it_kept_and_keeps_it_once(bucket: Path) -> None:
    name, digest = storing.keep(b"moon", publisher_id=7, suffix=".jpg")
    assert storing.keep(b"moon", publisher_id=7, suffix=".jpg") == (name, digest)
    assert storing.read(name) == b"moon"
    assert (storing.exists(name), storing.size(name)) == (True, 4)
    assert default_storage.listdir(f"7/{digest[:2]}") == ([], [f"{digest}.jpg"])


def test_a_file_that_is_not_there_is_not_there(bucket: Path) -> None:
    assert not storing.exists("7/aa/nothing.jpg")
    assert storing.size_to_show("7/aa/nothing.jpg") == 0
    for ask in (storing.read, storing.size, storing.as_path):
        with pytest.raises(FileNotFoundError):
            ask("7/aa/nothing.jpg")


def test_nothing_is_written_over_a_name(bucket: Path) -> None:
    from django.core.files.base import ContentFile

    name, _ = storing.keep(b"moon", publisher_id=7, suffix=".jpg")
    beside = default_storage.save(name, ContentFile(b"another"))
    assert beside != name
    assert storing.read(name) == b"moon"


def test_a_path_is_a_copy_that_is_fetched_once(
    bucket: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, digest = storing.keep(b"moon", publisher_id=7, suffix=".jpg")
    path = storing.as_path(name)
    assert path == bucket / "cache" / name
    assert path.read_bytes() == b"moon"
    assert [file.name for file in path.parent.iterdir()] == [f"{digest}.jpg"]
    monkeypatch.setattr(copies, "_fetch", lambda *_: pytest.fail("fetched twice"))
    assert storing.as_path(name) == path


def test_a_copy_that_arrives_changed_is_not_used(
    bucket: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, _ = storing.keep(b"moon", publisher_id=7, suffix=".jpg")
    monkeypatch.setattr(copies, "_fetch", lambda name, part: part.write_bytes(b"mo") and "0" * 64)
    with pytest.raises(OSError, match="did not arrive as it was stored"):
        storing.as_path(name)
    assert [path for path in (bucket / "cache").rglob("*") if path.is_file()] == []


def test_the_copies_unused_for_longest_go_first_and_the_late_ones_stay(bucket: Path) -> None:
    old, older, late = (
        storing.as_path(storing.keep(data * 100, publisher_id=7, suffix=".jpg")[0])
        for data in (b"1", b"2", b"3")
    )
    os.utime(old, (time.time() - 5000,) * 2)
    os.utime(older, (time.time() - 9000,) * 2)
    assert copies.throw_out(300) == 0
    assert copies.throw_out(250) == 1  # 300 bytes, to come under 200: one of 100
    assert [path.exists() for path in (old, older, late)] == [True, False, True]
    assert copies.throw_out(10) == 1
    assert [path.exists() for path in (old, late)] == [False, True]


@pytest.mark.django_db
def test_an_old_orphan_is_swept_and_one_that_is_wanted_again_is_not(
    bucket: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, _ = storing.keep(b"left by a crash", publisher_id=7, suffix=".jpg")
    assert orphans.delete_orphans() == 0
    monkeypatch.setattr(orphans, "SPARED", timedelta(seconds=0.5))
    monkeypatch.setattr(storing, "YOUNG", timedelta(seconds=0.2))
    time.sleep(1.1)  # S3 counts whole seconds
    storing.keep(b"left by a crash", publisher_id=7, suffix=".jpg")
    monkeypatch.setattr(orphans, "SPARED", timedelta(seconds=1))
    assert orphans.delete_orphans() == 0
    time.sleep(2.1)
    assert orphans.delete_orphans() == 1
    assert not storing.exists(name)


def test_a_link_of_the_storage_itself_lives_five_minutes(bucket: Path) -> None:
    name, _ = storing.keep(b"moon", publisher_id=7, suffix=".jpg")
    assert "X-Amz-Expires=300&" in default_storage.url(name)


def test_nobody_reads_it_without_a_key(bucket: Path, server: str) -> None:
    name, _ = storing.keep(b"moon", publisher_id=7, suffix=".jpg")
    acl = default_storage.bucket.Object(default_storage._normalize_name(name)).Acl()
    assert {grant["Grantee"]["Type"] for grant in acl.grants} == {"CanonicalUser"}


def test_a_bucket_that_is_away_is_an_oserror_with_a_sentence(
    settings: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "suite")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", PASSWORD)
    stand_on("http://127.0.0.1:9", settings, "away")
    with pytest.raises(OSError, match="could not be reached"):
        storing.keep(b"moon", publisher_id=7, suffix=".jpg")
    assert storing.size_to_show("7/aa/a.jpg") == 0


def test_keeping_makes_an_old_file_young_on_a_disk_too() -> None:
    name, _ = storing.keep(b"an orphan that is wanted again", publisher_id=7, suffix=".jpg")
    if isinstance(default_storage._wrapped, FileSystemStorage):
        then = time.time() - 90_000
        path = storing.as_path(name)
        os.utime(path, (then, then))
        storing.keep(b"an orphan that is wanted again", publisher_id=7, suffix=".jpg")
        assert time.time() - path.stat().st_mtime < 100
    assert timezone.now() - default_storage.get_modified_time(name) < timedelta(hours=1)
