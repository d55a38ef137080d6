"""The folder of children's photos: apart from all other files, and never in a backup.

A backup and a copy on a worker's disk are made of files that rows name to the trunk
(books.operations.orphans.add_naming). Nothing names these to it, and nothing here gives out a path.
"""

from __future__ import annotations

import uuid

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

FOLDER = "photos"


def new_name(publisher_id: int) -> str:
    """Return a name that no other photo has; it tells nothing of the picture."""
    return f"{FOLDER}/{publisher_id}/{uuid.uuid4().hex}.jpg"


def put(name: str, data: bytes) -> None:
    """Store a photo under its own name. Raises OSError where the storage cannot take it."""
    stored = default_storage.save(name, ContentFile(data))
    if stored != name:
        default_storage.delete(stored)
        raise OSError(f"The storage gave {name} another name.")


def get(name: str) -> bytes:
    """Return a photo's bytes, held in memory. Raises FileNotFoundError, OSError."""
    with default_storage.open(name, "rb") as file:
        return bytes(file.read())


def remove(name: str) -> None:
    """Delete a photo and look that it is gone; one that is not there is no trouble.

    Raises OSError where the storage does not answer, or still has it afterwards.
    """
    default_storage.delete(name)
    if default_storage.exists(name):
        raise OSError(f"The storage still has {name}.")


def is_there(name: str) -> bool:
    """Return whether the storage has it. Raises OSError where it does not answer."""
    return bool(default_storage.exists(name))


def names() -> list[str]:
    """Return every file in the folder, of all publishers."""
    return [
        f"{FOLDER}/{publisher}/{name}"
        for publisher in _listed(FOLDER)[0]
        for name in _listed(f"{FOLDER}/{publisher}")[1]
    ]


def _listed(folder: str) -> tuple[list[str], list[str]]:
    try:
        return default_storage.listdir(folder)
    except FileNotFoundError:
        return [], []
