"""What the database knows of its own tables, so that it takes the right index.

PostgreSQL looks by itself. SQLite looks when it is told; until then it takes the publisher's index
for everything, and a question about one title reads the rows of every title of the house.
"""

from __future__ import annotations

import time

from django.db import connection

EVERY = 6 * 3600  # seconds between two looks of one process
SAMPLE = 400  # rows of an index that a look reads; it takes about a tenth of a second
_looked: float | None = None


def look_at_tables() -> None:
    """Have the database count its tables anew."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit={SAMPLE}")
        cursor.execute("ANALYZE")


def sweep_statistics() -> int:
    """Look at the tables of a SQLite house now and then; no row is mended."""
    global _looked
    now = time.monotonic()
    if connection.vendor == "sqlite" and (_looked is None or now - _looked >= EVERY):
        look_at_tables()
        _looked = now
    return 0
