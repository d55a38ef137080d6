"""Files by content: the name of a file is its sha256, under its publisher.

A file is written first and its row committed after, so a crash leaves at most a file no row
names (the orphan sweep takes it), never a row without its file.
"""

from __future__ import annotations

import hashlib
import os
from datetime import timedelta
from pathlib import Path

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.utils import timezone

from books.copies import copy_of

# Well under the day that the orphan sweep spares.
YOUNG = timedelta(hours=6)


def keep(data: bytes, *, publisher_id: int, suffix: str) -> tuple[str, str]:
    """Store the bytes and return (name in the storage, sha256 in hex).

    A file of that name with another length is what a full disk or a crash left: it is replaced.
    Raises OSError where the storage cannot take it.
    """
    digest = hashlib.sha256(data).hexdigest()
    return _keep(ContentFile(data), digest, publisher_id, suffix), digest


def keep_file(path: Path, *, publisher_id: int, suffix: str) -> tuple[str, str]:
    """Store a local file as `keep` does bytes, without taking it into memory whole."""
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        stream.seek(0)
        return _keep(File(stream), digest, publisher_id, suffix), digest


def give_file(path: Path, *, publisher_id: int, suffix: str, sha256: str = "") -> tuple[str, str]:
    """Store a local file as `keep_file` does and let go of it: it may be moved, not copied.

    A file system's own storage takes it by its name alone, in no time, whatever its length.
    `sha256` is the file's own where whoever gives it has just measured it.
    """
    with path.open("rb") as stream:
        digest = sha256 or hashlib.file_digest(stream, "sha256").hexdigest()
        stream.seek(0)
        return _keep(_Given(stream), digest, publisher_id, suffix), digest


class _Given(File):
    """A file that a storage may move into its place."""

    def temporary_file_path(self) -> str:
        """Where it lies; storages on the same file system rename it."""
        return str(self.name)


def _keep(content: File[bytes], digest: str, publisher_id: int, suffix: str) -> str:
    name = f"{publisher_id}/{digest[:2]}/{digest}{suffix}"
    put_back(name, content)
    return name


def put_back(name: str, content: File[bytes]) -> None:
    """Store content under the name that is its own; where it is whole already, it is left.

    Raises OSError where the storage cannot take it.
    """
    length = _length(name)
    if length == content.size:
        _make_young(name)
        return
    if length is not None:
        default_storage.delete(name)
    stored = default_storage.save(name, content)
    if stored != name:
        # Another worker stored the same content between the two calls above.
        default_storage.delete(stored)


def _length(name: str) -> int | None:
    try:
        return size(name)
    except FileNotFoundError:
        return None


def _make_young(name: str) -> None:
    """Keep an orphan that is wanted again from the sweep, until its new row is committed."""
    if timezone.now() - default_storage.get_modified_time(name) < YOUNG:
        return
    try:
        os.utime(default_storage.path(name))
    except NotImplementedError:
        # A bucket's own verb; Django's storages have none for it.
        default_storage.make_young(name)  # type: ignore[attr-defined]


def read(name: str) -> bytes:
    """Return the bytes of a stored file."""
    with default_storage.open(name, "rb") as file:
        return bytes(file.read())


def as_path(name: str) -> Path:
    """Return a local path with the content of a stored file; a remote one is copied once."""
    try:
        return Path(default_storage.path(name))
    except NotImplementedError:
        return copy_of(name)


def exists(name: str) -> bool:
    """Return whether the storage holds a file of that name."""
    return bool(name) and bool(default_storage.exists(name))


def size(name: str) -> int:
    """Return a stored file's length in bytes; FileNotFoundError."""
    return int(default_storage.size(name))


def size_to_show(name: str) -> int:
    """Return a stored file's length for a screen: 0 where it is missing or nobody answers."""
    try:
        return size(name) if name else 0
    except OSError:
        return 0
