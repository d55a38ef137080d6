"""Files that no row names: what a crash between writing and committing left behind."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import timedelta

from django.core.files.storage import default_storage
from django.utils import timezone

from books.models import Artwork, OwnFace, Proposal, Rendition
from books.proposing import TEXTS
from books.tenancy import everyone

# An import may write its files a while before it commits the rows that name them.
SPARED = timedelta(days=1)
EVERY_SECONDS = 3600.0

Naming = Callable[[], set[str]]
_naming: list[Naming] = []
_last_swept = float("-inf")


def add_naming(naming: Naming) -> None:
    """Register who else names stored files (printing names its print files)."""
    if naming not in _naming:
        _naming.append(naming)


def sweep_orphans() -> int:
    """Delete orphans once an hour; return how many."""
    global _last_swept
    if time.monotonic() - _last_swept < EVERY_SECONDS:
        return 0
    _last_swept = time.monotonic()
    return delete_orphans()


def delete_orphans() -> int:
    """Delete every stored file older than a day that no row names; return how many."""
    # The files are listed before the rows are read: what is named meanwhile is never taken.
    names = list(_stored(""))
    if not names:
        return 0
    with everyone("a file may be named by any publisher's row"):
        named = named_files()
    orphans = [name for name in names if name not in named]
    return sum(_delete_old(name) for name in orphans)


def named_files() -> set[str]:
    """Return the storage names of all files that rows name; called inside everyone()."""
    return set().union(
        *(naming() for naming in [_pictures, _manuscripts, _typefaces, *_naming])
    ) - {""}


def _delete_old(name: str) -> int:
    """Its age is asked last: storing.keep() makes an orphan young that is wanted again."""
    try:
        if default_storage.get_modified_time(name) > timezone.now() - SPARED:
            return 0
    except FileNotFoundError:
        return 0
    default_storage.delete(name)
    return 1


def _pictures() -> set[str]:
    artworks = Artwork.objects.values_list("file", flat=True)
    return {*artworks, *Rendition.objects.values_list("file", flat=True)}


def _manuscripts() -> set[str]:
    named = set(Proposal.objects.values_list("file", flat=True))
    for texts in Proposal.objects.values_list(f"answers__{TEXTS}", flat=True):
        named |= {text["file"] for text in (texts or {}).values()}
    return named


def _typefaces() -> set[str]:
    return set(OwnFace.objects.values_list("file", flat=True))


def _stored(folder: str) -> Iterator[str]:
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    prefix = f"{folder}/" if folder else ""
    yield from (prefix + name for name in files)
    for name in folders:
        yield from _stored(prefix + name)
