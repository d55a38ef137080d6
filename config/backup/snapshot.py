"""One moment of the database, looked at for as long as it takes, while workers go on writing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from books.tenancy import everyone


@contextmanager
def one_moment() -> Iterator[None]:
    """Every query inside sees the rows of the same moment. Nothing can be written inside.

    No writer waits: PostgreSQL gives a repeatable read, SQLite's write-ahead log a plain reading
    transaction, which Django itself would open as a writing one.
    """
    with everyone("a backup holds every publisher"):
        if connection.vendor == "sqlite":
            with _reading_of_sqlite():
                yield
            return
        with transaction.atomic(durable=True):
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


@contextmanager
def _reading_of_sqlite() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON")
        cursor.execute("BEGIN DEFERRED")
        # The moment is that of the first look.
        cursor.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")
            cursor.execute("PRAGMA query_only = OFF")
