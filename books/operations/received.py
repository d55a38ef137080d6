"""The bytes of an upload as they came, from the door to the worker that reads them."""

from __future__ import annotations

import contextlib
import io
import shutil
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage

from books.darkroom.bounds import MAX_BYTES
from books.darkroom.header import too_many_bytes
from books.errors import TooLarge

A_DAY = 24 * 60 * 60


def keep_received(content: bytes | IO[bytes], *, publisher_id: int, name: str) -> tuple[str, int]:
    """Store the bytes as they are, in pieces; return (name in the storage, bytes).

    Not by content: two people may hand in one file at the same time, and each copy is thrown away
    by its own reader. `content` is bytes or a stream that can be rewound. Raises TooLarge before
    anything is written.
    """
    stream = io.BytesIO(content) if isinstance(content, bytes) else content
    size = stream.seek(0, io.SEEK_END)
    if size > MAX_BYTES:
        raise TooLarge(f"{name} {too_many_bytes(size)} Nothing was kept.")
    stream.seek(0)
    kept = f"{publisher_id}/received/{uuid.uuid4().hex}"
    return default_storage.save(kept, File(stream, name="received")), size


def throw_away(kept: str) -> None:
    """Delete received bytes; what cannot be deleted now is an orphan, which the sweep takes."""
    with contextlib.suppress(OSError):
        default_storage.delete(kept)


@contextlib.contextmanager
def workroom() -> Iterator[Path]:
    """A folder for reading one picture, gone afterwards."""
    root = _root()
    root.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=root) as folder:
        yield Path(folder)


def as_local(kept: str, folder: Path) -> Path:
    """Return a local path of received bytes; from a remote storage they are copied to `folder`.

    Raises FileNotFoundError where they are gone.
    """
    try:
        path = Path(default_storage.path(kept))
    except NotImplementedError:
        path = folder / "received"
        with default_storage.open(kept, "rb") as source, path.open("wb") as target:
            shutil.copyfileobj(source, target, 1024 * 1024)
    path.stat()
    return path


def clear_workrooms() -> int:
    """Delete the folders of readers that were killed, a day later; return how many."""
    root = _root()
    old = [path for path in root.iterdir() if _age(path) > A_DAY] if root.is_dir() else []
    for path in old:
        shutil.rmtree(path, ignore_errors=True)
    return len(old)


def _root() -> Path:
    return Path(settings.VAR_DIR) / "darkroom"


def _age(path: Path) -> float:
    with contextlib.suppress(FileNotFoundError):
        return time.time() - path.stat().st_mtime
    return 0.0
