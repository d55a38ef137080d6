"""`manage.py sweep`: the one process that runs the periodic sweeps."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from books.sweeping import registered
from config.engine import broom, lifeline


class Command(BaseCommand):
    help = "Mend what dead workers left: once, or every so many seconds until SIGTERM."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--every", type=float, metavar="SECONDS", help="repeat for ever")

    def handle(self, *args: Any, **options: Any) -> None:
        lifeline.watch_parent()
        every = options["every"]
        if every is not None:
            if every <= 0:
                raise CommandError("--every needs a number of seconds above 0.", returncode=2)
            broom.sweep_for_ever(registered, every)
            return
        touched, failed = broom.sweep_once(registered())
        self.stdout.write(f"{touched} rows mended.")
        if failed:
            raise CommandError(f"{failed} sweeps were put off; the log says why. Run it again.")
