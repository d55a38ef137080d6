"""Files by content: the name of a file is its sha256, under its publisher.

A file is written first and its row committed after, so a crash leaves at most a file no row
names (the orphan sweep takes it), never a row without its file.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage


def keep(data: bytes, *, publisher_id: int, suffix: str) -> tuple[str, str]:
    """Store the bytes and return (name in the storage, sha256 in hex).

    A file of that name with another length is what a full disk or a crash left: it is replaced.
    Raises OSError where the storage cannot take it.
    """
    digest = hashlib.sha256(data).hexdigest()
    name = f"{publisher_id}/{digest[:2]}/{digest}{suffix}"
    if default_storage.exists(name):
        if default_storage.size(name) == len(data):
            return name, digest
        default_storage.delete(name)
    stored = default_storage.save(name, ContentFile(data))
    if stored != name:
        # Another worker stored the same content between the two calls above.
        default_storage.delete(stored)
    return name, digest


def read(name: str) -> bytes:
    """Return the bytes of a stored file."""
    with default_storage.open(name, "rb") as file:
        return bytes(file.read())


def as_path(name: str) -> Path:
    """Return a local path with the content of a stored file; a remote one is copied once."""
    try:
        return Path(default_storage.path(name))
    except NotImplementedError:
        local = Path(settings.VAR_DIR) / "cache" / name
        if not local.exists():
            local.parent.mkdir(parents=True, exist_ok=True)
            part = local.with_suffix(".part")
            part.write_bytes(read(name))
            part.replace(local)
        return local


def exists(name: str) -> bool:
    """Return whether the storage holds a file of that name."""
    return bool(name) and bool(default_storage.exists(name))


def size(name: str) -> int:
    """Return a stored file's length in bytes."""
    return int(default_storage.size(name))
