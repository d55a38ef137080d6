"""A small installation as a process of its own: `python -m tests.config.backup.installation VERB`.

found    tables, a publisher, an approved book and its print run
write    new pictures, a file and its row each, until the file STOP appears in the var folder
stare    counts the pictures twice in one moment, with three more written in between, and after it
begin    the tables of the first day, without a row
look     the runs' hashes, every named file that is not there, and how many rows each table has
press    the book once more; says the hash
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from pathlib import Path
from typing import Any

import django

WAIVED = "The test's pictures are small"
UNDER_WAY = "The Book That Is Being Drawn"


def found() -> dict[str, Any]:
    from django.core.management import call_command

    from books.operations.uploads import receive_upload
    from books.tenancy import acting_for
    from tests.factories import make_book, picture_bytes
    from tests.personas import owl_press

    call_command("migrate", verbosity=0, interactive=False)
    owl = owl_press()
    with acting_for(owl.publisher):
        make_book(owl.ben, scenes=4, spreads=1, approved=True, approver=owl.rita, trim="5x8")
        under_way = make_book(owl.ben, title=UNDER_WAY)
        scan = picture_bytes(seed=9)
        receive_upload(
            book=under_way, scene=under_way.scenes.first(), name="a.jpg", content=scan, by=owl.ben
        )
    return press()


def press() -> dict[str, Any]:
    from books.models import Book, Member
    from books.queries import edition_of
    from books.tenancy import acting_for, everyone
    from printing.jobs import press_run
    from printing.operations.run import queue_run

    with everyone("the test looks for its book"):
        book = Book.objects.exclude(title=UNDER_WAY).get()
        paul = Member.objects.get(user__email__startswith="paul@")
    with acting_for(book.publisher_id):
        run = queue_run(edition=edition_of(book), by=paul, waiver=WAIVED, again=True)
        press_run(run.publisher_id, run.pk)
        run.refresh_from_db()
    return {"n": run.n, "sha256": run.sha256, "failure": run.failure}


def write() -> dict[str, Any]:
    from django.conf import settings

    from books.models import Book
    from books.tenancy import acting_for, everyone
    from tests.factories import add_candidate

    with everyone("the test looks for its book"):
        book = Book.objects.get(title=UNDER_WAY)
    written = 0
    with acting_for(book.publisher_id):
        scene = book.scenes.last()
        while not (Path(settings.VAR_DIR) / "STOP").exists():
            written += 1
            add_candidate(scene=scene, seed=1000 + written)
            told = Path(settings.VAR_DIR) / "WRITTEN"
            # Whole or not at all: somebody reads it meanwhile.
            told.with_suffix(".new").write_text(str(written), encoding="ascii")
            told.with_suffix(".new").replace(told)
            time.sleep(0.05)
    return {"written": written}


def stare() -> dict[str, Any]:
    from django.conf import settings

    from books.models import Artwork
    from books.tenancy import everyone
    from config.backup.snapshot import one_moment

    told = Path(settings.VAR_DIR) / "WRITTEN"
    with one_moment():
        first, before = Artwork.objects.count(), int(told.read_text(encoding="ascii"))
        deadline = time.monotonic() + 60
        # One more than the three: a picture counted first may be told of only afterwards.
        while int(told.read_text(encoding="ascii")) < before + 4:
            assert time.monotonic() < deadline, "the writer waits for whoever looks"
            time.sleep(0.05)
        second = Artwork.objects.count()
    with everyone("the test looks once more"):
        return {"inside": [first, second], "after": Artwork.objects.count()}


def begin() -> dict[str, Any]:
    """The tables of the first day, step by step as they were made then."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor
    from django.db.migrations.loader import MigrationLoader

    executor = MigrationExecutor(connection)
    executor.loader = MigrationLoader(connection, replace_migrations=False)
    executor.migrate([("books", "0001_first_rows"), ("printing", "0001_first_rows")])
    return {}


def look() -> dict[str, Any]:
    from books import storing
    from books.operations.orphans import named_files
    from books.tenancy import everyone
    from config.backup.rows import kept_models
    from printing.models import PrintRun

    with everyone("the test looks at everything"):
        names = named_files()
        damaged = [name for name in names if not storing.exists(name) or not is_whole(name)]
        runs = list(PrintRun.objects.order_by("n").values_list("file", "sha256"))
        counts = {model._meta.label: model._base_manager.count() for model in kept_models()}
    whole = [hashlib.sha256(storing.read(file)).hexdigest() == sha for file, sha in runs]
    return {
        "runs": [sha for _, sha in runs],
        "runs_are_whole": all(whole),
        "damaged": damaged,
        "files": len(names),
        "rows": counts,
    }


def is_whole(name: str) -> bool:
    from books import storing
    from tests.factories import picture_bytes

    content = storing.read(name)
    if "/received/" in name:
        return content == picture_bytes(seed=9)
    return hashlib.sha256(content).hexdigest() == Path(name).stem


if __name__ == "__main__":
    django.setup()
    verbs = {"found": found, "press": press, "write": write, "stare": stare, "look": look}
    verbs["begin"] = begin
    sys.stdout.write(json.dumps(verbs[sys.argv[1]]()))
