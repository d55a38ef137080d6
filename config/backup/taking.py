"""Taking a backup while workers run."""

from __future__ import annotations

import gzip
import io
import tempfile
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django.utils.crypto import salted_hmac

from books.operations.orphans import named_files
from config.backup import FILES, ROWS
from config.backup.archive import Writer, writing
from config.backup.rows import write_rows
from config.backup.snapshot import one_moment
from config.engine.trouble import EngineTroubleError

LOOKS = 5
Told = Callable[[int, int], None]


@dataclass(frozen=True)
class Taken:
    """What a backup holds. `missing` are files that rows name and the storage does not have."""

    rows: int
    files: int
    bytes: int
    missing: tuple[str, ...]


def take_backup(path: Path, on_file: Told = lambda done, total: None) -> Taken:
    """Write one file with all rows of one moment and all files they name.

    A file is stored before its row is committed, so that whatever a row names is there. What is
    deleted while we copy (an upload that was read) makes us look at the rows once more.
    `on_file` is told (files done, files in all). Raises EngineTroubleError; what stands at `path`
    is then as it was.
    """
    if path.exists():
        raise EngineTroubleError(f"{path} is there already: name another file. Nothing was done.")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with writing(path) as writer, tempfile.TemporaryFile(dir=path.parent) as rows:
            for look in range(1, LOOKS + 1):
                facts, named = _look(rows)
                missing = _copy(writer, named, on_file)
                if not missing or look == LOOKS or _still_named(missing):
                    break
            writer.add(ROWS, rows)
            writer.finish(facts | {"missing": missing})
    except OSError as error:
        raise EngineTroubleError(
            f"The backup was not made: {error.strerror or error}. What was there before still is.",
            exit_code=1,
        ) from error
    files = len(writer.members) - 1
    return Taken(sum(facts["rows"].values()), files, path.stat().st_size, tuple(missing))


def _look(rows: IO[bytes]) -> tuple[dict[str, Any], set[str]]:
    rows.seek(0)
    rows.truncate()
    with one_moment():
        packed = gzip.GzipFile(fileobj=rows, mode="wb", compresslevel=6, mtime=0)
        with packed, io.TextIOWrapper(packed, encoding="utf-8") as text:
            counts = write_rows(text)
        named = named_files()
        applied = sorted(MigrationRecorder(connection).applied_migrations())
    facts = {
        "octavo": version(),
        "made": timezone.now().isoformat(),
        "rows": counts,
        "migrations": [f"{app}.{name}" for app, name in applied],
        "secret_mark": secret_mark(),
    }
    return facts, named


def _copy(writer: Writer, named: set[str], on_file: Told) -> list[str]:
    missing = []
    for done, name in enumerate(sorted(named), start=1):
        if FILES + name not in writer.members:
            try:
                with default_storage.open(name, "rb") as file:
                    writer.add(FILES + name, file)
            except FileNotFoundError:
                missing.append(name)
        on_file(done, len(named))
    return missing


def _still_named(missing: list[str]) -> bool:
    """Whether every missing file is named now, too: then it is lost, and looking again is vain."""
    with one_moment():
        return set(missing) <= named_files()


def version() -> str:
    """Return the version of this Octavo, as pyproject.toml has it."""
    told = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))
    return str(told["project"]["version"])


def secret_mark() -> str:
    """Return what tells one SECRET_KEY from another and gives away none."""
    return salted_hmac("octavo.backup", "mark", algorithm="sha256").hexdigest()[:16]
