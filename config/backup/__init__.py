"""One file that holds an installation: its rows as the database knew them at one moment, and
every file that they name. What makes it and what takes it in again."""

from __future__ import annotations

FORMAT = 1
ROWS, MANIFEST, FILES = "rows.jsonl.gz", "manifest.json", "files/"
