"""`manage.py restore FILE`: a backup into an empty installation."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config.backup.restoring import Restored, restore_backup
from config.engine.latch import Latch
from config.engine.trouble import EngineTroubleError
from config.tour.meter import Meter


class Command(BaseCommand):
    help = (
        "Take a backup in. The file is checked to its end before anything is touched, and the "
        "installation must be empty. It may stand on another engine than the one backed up."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file to read."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit 0, 1 where it broke off, 2 where the file or the installation will not do."""
        latch = Latch(Path(settings.VAR_DIR).resolve())
        checked = Meter(self.stdout, "Checking")
        stored = Meter(self.stdout, "Storing file")
        try:
            latch.close_door()
            restored = restore_backup(
                options["file"], lambda done: checked.show(done, done), stored.show
            )
        except EngineTroubleError as trouble:
            raise CommandError(str(trouble), returncode=trouble.exit_code) from trouble
        except KeyboardInterrupt:
            raise CommandError("Stopped. No row was taken in.", returncode=130) from None
        finally:
            latch.open_door()
        stored.end(f"{restored.rows} rows and {restored.files} files of {restored.made} are back")
        self._warn(restored)

    def _warn(self, restored: Restored) -> None:
        if not restored.same_secret:
            self.stdout.write(
                "SECRET_KEY is another one here: links in letters are void and second factors"
                " cannot be read. Set the old one (var/secret-key, or SECRET_KEY) before people"
                " sign in."
            )
        if restored.missing:
            self.stdout.write(
                f"{len(restored.missing)} files were missing already when the backup was made,"
                f" the first is {restored.missing[0]}."
            )
