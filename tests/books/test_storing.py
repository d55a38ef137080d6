"""Files by content: kept once, mended after a crash, and swept when no row names them."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from books import storing
from books.operations import orphans
from books.operations.orphans import delete_orphans
from books.queries import edition_of
from printing.models import PrintRun
from printing.operations.run import queue_run
from tests.factories import make_book
from tests.personas import Press


@pytest.fixture(autouse=True)
def _a_shelf_of_its_own(settings: object, tmp_path: Path) -> None:
    """No other test's files, on a disk as in a bucket."""
    kind = settings.STORAGES["default"]
    on_disk = kind["BACKEND"].endswith("FileSystemStorage")
    where = {"location": str(tmp_path) if on_disk else f"shelf-{tmp_path.name}"}
    kind = kind | {"OPTIONS": kind["OPTIONS"] | where}
    settings.STORAGES = settings.STORAGES | {"default": kind}


def let_two_days_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    then = timezone.now() + timedelta(days=2)
    monkeypatch.setattr(orphans.timezone, "now", lambda: then)


def test_a_file_is_named_by_its_content_under_its_publisher() -> None:
    name, digest = storing.keep(b"moon", publisher_id=7, suffix=".jpg")
    assert digest == hashlib.sha256(b"moon").hexdigest()
    assert name == f"7/{digest[:2]}/{digest}.jpg"
    assert storing.read(name) == b"moon"


def test_the_same_content_is_kept_once() -> None:
    first, _ = storing.keep(b"same", publisher_id=7, suffix=".jpg")
    second, _ = storing.keep(b"same", publisher_id=7, suffix=".jpg")
    assert first == second
    _, stored = default_storage.listdir(first.rpartition("/")[0])
    assert len(stored) == 1


def test_a_file_that_is_given_is_kept_as_its_bytes_would_be(tmp_path: Path) -> None:
    path = tmp_path / "given.pdf"
    path.write_bytes(b"a whole book")
    name, digest = storing.give_file(path, publisher_id=7, suffix=".pdf")
    assert digest == hashlib.sha256(b"a whole book").hexdigest()
    assert (name, digest) == storing.keep(b"a whole book", publisher_id=7, suffix=".pdf")
    assert storing.read(name) == b"a whole book"


def test_a_file_that_is_given_twice_is_kept_once(tmp_path: Path) -> None:
    names = set()
    for turn in ("once", "again"):
        path = tmp_path / turn
        path.write_bytes(b"a whole book")
        names.add(storing.give_file(path, publisher_id=7, suffix=".pdf")[0])
    (name,) = names
    assert storing.read(name) == b"a whole book"


def test_a_file_on_the_same_disk_is_moved_not_copied(tmp_path: Path, settings: object) -> None:
    if not settings.STORAGES["default"]["BACKEND"].endswith("FileSystemStorage"):
        return
    path = tmp_path / "given.pdf"
    path.write_bytes(b"a whole book")
    node = path.stat().st_ino
    name, _ = storing.give_file(path, publisher_id=7, suffix=".pdf")
    assert storing.as_path(name).stat().st_ino == node
    assert not path.exists()


def test_two_publishers_never_share_a_file() -> None:
    ours, _ = storing.keep(b"shared", publisher_id=7, suffix=".jpg")
    theirs, _ = storing.keep(b"shared", publisher_id=8, suffix=".jpg")
    assert ours != theirs


def test_a_half_written_file_is_replaced() -> None:
    name, _ = storing.keep(b"a whole picture", publisher_id=7, suffix=".jpg")
    default_storage.delete(name)
    default_storage.save(name, ContentFile(b"a wh"))
    storing.keep(b"a whole picture", publisher_id=7, suffix=".jpg")
    assert storing.read(name) == b"a whole picture"


def test_an_old_file_that_no_row_names_is_swept(
    owl: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, _ = storing.keep(b"left by a crash", publisher_id=owl.publisher.pk, suffix=".jpg")
    let_two_days_pass(monkeypatch)
    assert delete_orphans() == 1
    assert not storing.exists(name)


def test_a_young_file_is_spared(owl: Press) -> None:
    name, _ = storing.keep(b"being imported", publisher_id=owl.publisher.pk, suffix=".jpg")
    delete_orphans()
    assert storing.exists(name)


def test_what_a_row_names_is_spared_however_old(
    owl: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = make_book(owl.ben, with_art=True, approved=True, approver=owl.rita)
    printed, _ = storing.keep(b"%PDF", publisher_id=owl.publisher.pk, suffix=".pdf")
    run = queue_run(edition=edition_of(book), by=owl.paul)
    PrintRun.objects.filter(pk=run.pk).update(file=printed)
    drawn = [artwork.file for artwork in book.artworks.all()]
    let_two_days_pass(monkeypatch)
    delete_orphans()
    assert all(storing.exists(name) for name in [printed, *drawn])


def test_a_local_path_is_given_without_a_copy() -> None:
    name, _ = storing.keep(b"here", publisher_id=7, suffix=".jpg")
    assert isinstance(storing.as_path(name), Path)
    assert storing.as_path(name).read_bytes() == b"here"
