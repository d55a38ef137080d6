"""The file itself: a plain tar whose last member, the manifest, knows the hash of all others."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from config.backup import FILES, FORMAT, MANIFEST, ROWS
from config.engine.trouble import EngineTroubleError

# How stored files are named: by publisher, then by content, or by chance until they are read.
STORED = re.compile(r"\d+/[a-z0-9]+/[0-9a-f]{32,64}(\.[a-z0-9]{1,8})?")
CHUNK = 1 << 20


class Hashing:
    """A file that is read once and knows the sha256 of what was read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """Read on, `size` bytes at most."""
        data = self._file.read(size)
        self._digest.update(data)
        return data

    @property
    def sha256(self) -> str:
        """The hash so far."""
        return self._digest.hexdigest()


class Writer:
    """Adds members to a tar and notes length and hash of each."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self.members: dict[str, dict[str, Any]] = {}

    def add(self, name: str, file: IO[bytes]) -> None:
        """Add what `file` holds from its beginning. Raises OSError where it ends too early."""
        about = tarfile.TarInfo(name)
        about.size = file.seek(0, os.SEEK_END)
        about.mode = 0o600
        file.seek(0)
        hashing = Hashing(file)
        self._tar.addfile(about, hashing)
        self.members[name] = {"bytes": about.size, "sha256": hashing.sha256}

    def finish(self, facts: dict[str, Any]) -> None:
        """Add the manifest: the facts, and all members so far."""
        told = {"format": FORMAT, **facts, "members": self.members}
        text = json.dumps(told | {"seal": _seal(told)}, indent=1, sort_keys=True).encode()
        about = tarfile.TarInfo(MANIFEST)
        about.size, about.mode = len(text), 0o600
        self._tar.addfile(about, io.BytesIO(text))


def _seal(told: dict[str, Any]) -> str:
    """Return the hash of a manifest, so that one that was changed is seen."""
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


@contextmanager
def writing(path: Path) -> Iterator[Writer]:
    """Write `path` whole or not at all; it is readable by its owner only."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as out:
            with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as tar:
                yield Writer(tar)
            out.flush()
            os.fsync(out.fileno())
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def verified(path: Path, on_member: Callable[[int], None] = lambda done: None) -> dict[str, Any]:
    """Read a backup to its end, compare every length and hash, and return its manifest.

    `on_member` is told how many members were read. Raises EngineTroubleError with a sentence for
    whatever is not exactly a whole backup.
    """
    try:
        with tarfile.open(path, "r:") as tar:
            found, manifest = _read(tar, on_member)
    except FileNotFoundError:
        raise EngineTroubleError(f"There is no file {path}.") from None
    except (tarfile.TarError, EOFError, ValueError) as error:
        raise _spoilt(path, f"it cannot be read to its end ({error})") from error
    except OSError as error:
        raise EngineTroubleError(f"{path} cannot be read: {error.strerror or error}.") from error
    if manifest is None:
        raise _spoilt(path, "it ends before its manifest")
    _compare(path, found, manifest)
    return manifest


def _read(
    tar: tarfile.TarFile, on_member: Callable[[int], None]
) -> tuple[dict[str, dict[str, Any]], dict[str, Any] | None]:
    found: dict[str, dict[str, Any]] = {}
    manifest = None
    for done, about in enumerate(tar, start=1):
        file = tar.extractfile(about) if about.isreg() else None
        if file is None or not _is_ours(about.name) or about.name in found:
            raise ValueError(f"{about.name!r} does not belong into a backup")
        if about.name == MANIFEST:
            manifest = dict(json.loads(file.read()))
            continue
        hashing = Hashing(file)
        while hashing.read(CHUNK):
            pass
        found[about.name] = {"bytes": about.size, "sha256": hashing.sha256}
        on_member(done)
    return found, manifest


def _is_ours(name: str) -> bool:
    inner = name.removeprefix(FILES)
    return name in {ROWS, MANIFEST} or (inner != name and bool(STORED.fullmatch(inner)))


def _compare(path: Path, found: dict[str, Any], manifest: dict[str, Any]) -> None:
    if manifest.pop("seal", "") != _seal(manifest):
        raise _spoilt(path, "its manifest is not as it was written")
    told = manifest["members"]
    if manifest["format"] > FORMAT:
        raise EngineTroubleError(
            f"{path} was written by a newer Octavo (format {manifest['format']}, here {FORMAT}):"
            " upgrade this one first. Nothing was changed."
        )
    if differing := sorted(set(told) ^ set(found)) or sorted(
        name for name in told if told[name] != found[name]
    ):
        raise _spoilt(path, f"{differing[0]} is not as its manifest says")
    if ROWS not in told:
        raise _spoilt(path, "it holds no rows")


def _spoilt(path: Path, why: str) -> EngineTroubleError:
    return EngineTroubleError(
        f"{path} is cut off or was changed: {why}. Nothing was changed here; use another backup."
    )
