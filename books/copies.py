"""Copies on this machine of files that a bucket holds: fetched once, checked, not for ever."""

from __future__ import annotations

import hashlib
import os
import threading
import time
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage

# A press uses the pictures of a whole book for minutes: what was used lately stays, however much
# that is.
SPARED_SECONDS = 3600.0
# After a clearing there is room again, so that not every next copy has to clear.
FILLED_AGAIN = 0.8


def copy_of(name: str) -> Path:
    """Return a local file with the content of a stored one; its name is the hash of its bytes.

    Raises FileNotFoundError, and OSError where it cannot be fetched whole.
    """
    local = Path(settings.VAR_DIR) / "cache" / name
    try:
        os.utime(local)
        return local
    except FileNotFoundError:
        local.parent.mkdir(parents=True, exist_ok=True)
    part = local.with_name(f".{local.name}.{os.getpid()}-{threading.get_ident()}")
    try:
        if _fetch(name, part) != local.stem:
            raise OSError(f"{name} did not arrive as it was stored. Try again.")
        part.replace(local)
    except FileNotFoundError as error:
        told = f"the file {local.name} cannot be opened: the storage does not have it"
        raise FileNotFoundError(told) from error
    finally:
        part.unlink(missing_ok=True)
    throw_out(settings.COPIES_BYTES)
    return local


def _fetch(name: str, part: Path) -> str:
    digest = hashlib.sha256()
    with default_storage.open(name, "rb") as remote, part.open("wb") as out:
        for chunk in remote.chunks():
            digest.update(chunk)
            out.write(chunk)
    return digest.hexdigest()


def throw_out(most_bytes: int) -> int:
    """Delete the copies unused for longest where all weigh more than that; return how many."""
    copies = sorted(_copies(), key=lambda copy: copy[1])
    too_much = sum(length for _, _, length in copies) - most_bytes
    if too_much <= 0:
        return 0
    too_much += int(most_bytes * (1 - FILLED_AGAIN))
    gone = 0
    for path, used, length in copies:
        if too_much <= 0 or time.time() - used < SPARED_SECONDS:
            break
        path.unlink(missing_ok=True)
        too_much -= length
        gone += 1
    return gone


def _copies() -> list[tuple[Path, float, int]]:
    found = []
    for path in (Path(settings.VAR_DIR) / "cache").rglob("*"):
        try:
            about = path.stat()
        except FileNotFoundError:  # another worker threw it out just now
            continue
        if path.is_file():
            found.append((path, about.st_mtime, about.st_size))
    return found
