"""Files by content: kept once, mended after a crash, and swept when no row names them."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

from books import storing
from books.operations.orphans import delete_orphans
from books.queries import edition_of
from printing.models import PrintRun
from printing.operations.run import queue_run
from tests.factories import make_book
from tests.personas import Press

A_DAY_AND_A_BIT = 90_000


def age(name: str) -> None:
    then = time.time() - A_DAY_AND_A_BIT
    os.utime(storing.as_path(name), (then, then))


def test_a_file_is_named_by_its_content_under_its_publisher() -> None:
    name, digest = storing.keep(b"moon", publisher_id=7, suffix=".jpg")
    assert digest == hashlib.sha256(b"moon").hexdigest()
    assert name == f"7/{digest[:2]}/{digest}.jpg"
    assert storing.read(name) == b"moon"


def test_the_same_content_is_kept_once() -> None:
    first, _ = storing.keep(b"same", publisher_id=7, suffix=".jpg")
    second, _ = storing.keep(b"same", publisher_id=7, suffix=".jpg")
    assert first == second
    assert len(list(storing.as_path(first).parent.iterdir())) == 1


def test_two_publishers_never_share_a_file() -> None:
    ours, _ = storing.keep(b"shared", publisher_id=7, suffix=".jpg")
    theirs, _ = storing.keep(b"shared", publisher_id=8, suffix=".jpg")
    assert ours != theirs


def test_a_half_written_file_is_replaced() -> None:
    name, _ = storing.keep(b"a whole picture", publisher_id=7, suffix=".jpg")
    storing.as_path(name).write_bytes(b"a wh")
    storing.keep(b"a whole picture", publisher_id=7, suffix=".jpg")
    assert storing.read(name) == b"a whole picture"


def test_an_old_file_that_no_row_names_is_swept(owl: Press) -> None:
    name, _ = storing.keep(b"left by a crash", publisher_id=owl.publisher.pk, suffix=".jpg")
    age(name)
    assert delete_orphans() >= 1
    assert not storing.exists(name)


def test_a_young_file_is_spared(owl: Press) -> None:
    name, _ = storing.keep(b"being imported", publisher_id=owl.publisher.pk, suffix=".jpg")
    delete_orphans()
    assert storing.exists(name)


def test_what_a_row_names_is_spared_however_old(owl: Press) -> None:
    book = make_book(owl.ben, with_art=True, approved=True, approver=owl.rita)
    printed, _ = storing.keep(b"%PDF", publisher_id=owl.publisher.pk, suffix=".pdf")
    run = queue_run(edition=edition_of(book), by=owl.paul)
    PrintRun.objects.filter(pk=run.pk).update(file=printed)
    drawn = [artwork.file for artwork in book.artworks.all()]
    for name in [printed, *drawn]:
        age(name)
    delete_orphans()
    assert all(storing.exists(name) for name in [printed, *drawn])


def test_a_local_path_is_given_without_a_copy() -> None:
    name, _ = storing.keep(b"here", publisher_id=7, suffix=".jpg")
    assert isinstance(storing.as_path(name), Path)
    assert storing.as_path(name).read_bytes() == b"here"
