"""Taking a backup in: checked to its end first, into an empty installation only."""

from __future__ import annotations

import gzip
import io
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from books import storing
from books.tenancy import everyone
from config.backup import FILES, ROWS
from config.backup.archive import verified
from config.backup.rows import kept_models, take_in_rows
from config.backup.taking import secret_mark
from config.engine.trouble import EngineTroubleError

Told = Callable[[int, int], None]


@dataclass(frozen=True)
class Restored:
    """What came back. `same_secret` is whether this SECRET_KEY is the one of the backup."""

    rows: int
    files: int
    made: str
    missing: tuple[str, ...]
    same_secret: bool


def restore_backup(
    path: Path,
    on_member: Callable[[int], None] = lambda done: None,
    on_file: Told = lambda done, total: None,
) -> Restored:
    """Take in a whole backup. Raises EngineTroubleError; nothing is changed before all is checked.

    Rows come in in one transaction after the files. An older backup meets tables as they were
    then, which are migrated afterwards.
    """
    manifest = verified(path, on_member)
    executor = _step_by_step()
    then = _refuse_newer(executor, manifest)
    _refuse_inhabited()
    _put_files(path, on_file)
    try:
        _migrate_to(executor, then)
        known = executor.loader.project_state(_leaves(executor, then)).apps
        with everyone("a backup holds every publisher"), tarfile.open(path, "r:") as tar:
            packed = tar.extractfile(ROWS)
            with io.TextIOWrapper(gzip.GzipFile(fileobj=packed), encoding="utf-8") as lines:
                counts = take_in_rows(lines, known)
        call_command("migrate", verbosity=0, interactive=False)
    except (DatabaseError, ValueError) as error:
        raise EngineTroubleError(
            f"The rows of {path} could not be taken in: {error}. No row was; the installation is"
            " as empty as it was.",
            exit_code=1,
        ) from error
    return Restored(
        rows=sum(counts.values()),
        files=len(manifest["members"]) - 1,
        made=str(manifest["made"]),
        missing=tuple(manifest.get("missing", ())),
        same_secret=manifest["secret_mark"] == secret_mark(),
    )


Migration = tuple[str, str]


def _step_by_step() -> MigrationExecutor:
    """Return an executor that knows every single step, where a new one takes several in one.

    A backup may have been made between two of those steps.
    """
    executor = MigrationExecutor(connection)
    executor.loader = MigrationLoader(connection, replace_migrations=False)
    return executor


def _refuse_newer(executor: MigrationExecutor, manifest: dict[str, Any]) -> set[Migration]:
    """Return the migrations the backup's tables had; some that are not here mean a newer one."""
    told = [tuple(name.split(".", 1)) for name in manifest["migrations"]]
    unknown = [f"{app}.{name}" for app, name in told if (app, name) not in _on_disk(executor)]
    if unknown:
        raise EngineTroubleError(
            f"The backup was made by a newer Octavo ({manifest['octavo']}; this one does not know"
            f" {unknown[0]}): upgrade this one first. Nothing was changed."
        )
    return {(app, name) for app, name in told} - _taken_together(executor)


def _taken_together(executor: MigrationExecutor) -> set[Migration]:
    return {key for key, each in _on_disk(executor).items() if each.replaces}


def _on_disk(executor: MigrationExecutor) -> dict[Migration, Any]:
    disk: dict[Migration, Any] | None = executor.loader.disk_migrations
    assert disk is not None
    return disk


def _refuse_inhabited() -> None:
    tables = set(connection.introspection.table_names())
    with everyone("a restore looks whether anybody is here"):
        for model in kept_models():
            if model._meta.db_table in tables and _has_rows(model._meta.db_table):
                raise EngineTroubleError(
                    f"This installation is not empty ({model._meta.verbose_name_plural} are in"
                    " it): restore into a fresh clone, or set OCTAVO_VAR (and DATABASE_URL) to an"
                    " empty place. Nothing was changed."
                )


def _has_rows(table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")
        return cursor.fetchone() is not None


def _put_files(path: Path, on_file: Told) -> None:
    with tarfile.open(path, "r:") as tar:
        members = [about for about in tar.getmembers() if about.name.startswith(FILES)]
        for done, about in enumerate(members, start=1):
            file = tar.extractfile(about)
            assert file is not None
            try:
                storing.put_back(about.name.removeprefix(FILES), File(file))
            except OSError as error:
                raise EngineTroubleError(
                    f"The files could not be stored ({error}); no row was taken in, so that the"
                    " same command can be run again.",
                    exit_code=1,
                ) from error
            on_file(done, len(members))


def _leaves(executor: MigrationExecutor, applied: set[Migration]) -> list[Migration]:
    """Return the last applied migration of every app."""
    parents = {
        parent.key
        for key in applied
        for parent in executor.loader.graph.node_map[key].parents
        if parent.key[0] == key[0]
    }
    return sorted(applied - parents)


def _migrate_to(executor: MigrationExecutor, then: set[Migration]) -> None:
    if then == set(_on_disk(executor)) - _taken_together(executor):
        call_command("migrate", verbosity=0, interactive=False)
    else:
        executor.migrate(_leaves(executor, then))
    executor.loader.build_graph()
