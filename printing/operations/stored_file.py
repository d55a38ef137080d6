"""A made file as it leaves the house: its bytes are measured again, every time."""

from __future__ import annotations

import hashlib
from pathlib import Path

from books import storing
from books.errors import OctavoError
from printing.models import PrintRun


class AlteredError(OctavoError):
    """The storage holds other bytes than were made, or none; nothing was handed out."""

    status = 409


def checked_file(run: PrintRun) -> Path:
    """Return a local path with the run's PDF, after its sha256 was found to be the run's.

    Raises AlteredError where it is another one, FileNotFoundError where the file is missing.
    """
    path = storing.as_path(run.file)
    with path.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != run.sha256:
        raise AlteredError(
            f"The stored file of print run {run.n} is not the one that was made: its sha256 is "
            f"{found[:12]}, the run's is {run.sha256[:12]}. It was not handed out; take the file "
            "back from a backup."
        )
    return path
