"""`manage.py backup [FILE]`: one file with everything, taken while workers run."""

from __future__ import annotations

import signal
from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config.backup.taking import take_backup
from config.engine.trouble import EngineTroubleError
from config.tour.meter import Meter


class Command(BaseCommand):
    help = (
        "Write one file with all rows of one moment and every file they name. Workers and web go "
        "on meanwhile. Left out: sessions, the queue, caches and the secret key."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file to write."""
        parser.add_argument(
            "file", nargs="?", type=Path, help="default: var/backups/octavo-DATE-TIME.tar"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit 0; 1 where files are missing or the disk is full; 2 where it cannot begin."""
        signal.signal(signal.SIGTERM, _leave)
        path = (options["file"] or _named_by_now()).absolute()
        meter = Meter(self.stdout, "Copying file")
        try:
            taken = take_backup(path, meter.show)
        except EngineTroubleError as trouble:
            raise CommandError(str(trouble), returncode=trouble.exit_code) from trouble
        except KeyboardInterrupt:
            raise CommandError("Stopped. No backup was made.", returncode=130) from None
        meter.end(f"{taken.rows} rows and {taken.files} files, {taken.bytes / 1e6:.1f} MB")
        self.stdout.write(f"{path}\nKeep SECRET_KEY (or var/secret-key) apart: it is not inside.")
        if taken.missing:
            raise CommandError(
                f"{len(taken.missing)} files that rows name are not in the storage, the first is"
                f" {taken.missing[0]}. The backup holds all the rest.",
                returncode=1,
            )


def _named_by_now() -> Path:
    now = datetime.now(UTC)
    return Path(settings.VAR_DIR) / "backups" / f"octavo-{now:%Y%m%d-%H%M%S}.tar"


def _leave(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
