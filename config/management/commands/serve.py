"""`manage.py serve`: the desk with its queue server, workers and sweeper, until Ctrl-C."""

from __future__ import annotations

import time
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from books.operations.people import first_sign_in_link
from config.engine.door import HOST, is_open, refuse_used_port, static_files_are_old
from config.engine.family import Family
from config.engine.trouble import EngineTroubleError, last_words

OPEN_SECONDS = 30.0
TEND_SECONDS = 0.5
# Measured: with four writers the desk's slowest write took half a second, and nothing failed.
MOST_ON_SQLITE = 4


class Command(BaseCommand):
    help = "Run the desk, two workers and what they need; print a one-time sign-in link."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="the desk's port (8000)")
        parser.add_argument("--workers", type=int, default=2, help="how many workers (2)")

    def handle(self, *args: Any, **options: Any) -> None:
        port = options["port"]
        try:
            refuse_crowd(options["workers"])
            with Family(options["workers"], port, prepare=lambda: prepare(port)) as family:
                self._wait_until_open(family, port)
                self._greet(port)
                while True:
                    self._tend(family)
                    time.sleep(TEND_SECONDS)
        except KeyboardInterrupt:
            self.stdout.write("Stopped.")
        except EngineTroubleError as trouble:
            raise CommandError(str(trouble), returncode=trouble.exit_code) from trouble

    def _tend(self, family: Family) -> None:
        for sentence in family.tend():
            self.stderr.write(sentence)

    def _wait_until_open(self, family: Family, port: int) -> None:
        deadline = time.monotonic() + OPEN_SECONDS
        while not is_open(port):
            self._tend(family)
            if time.monotonic() > deadline:
                said = last_words(family.var_dir / "log" / "web.log")
                raise EngineTroubleError(f"The desk does not open; it said: {said}.", exit_code=1)
            time.sleep(0.1)

    def _greet(self, port: int) -> None:
        address = f"http://{HOST}:{port}"
        self.stdout.write(f"Octavo is at {address}")
        self.stdout.write(f"Sign in once with {address}{first_sign_in_link()}")
        self.stdout.write("Ctrl-C stops it.")


def refuse_crowd(workers: int) -> None:
    """Raise EngineTroubleError for more workers than SQLite's one writing lock is fair to."""
    if workers > MOST_ON_SQLITE and connection.vendor == "sqlite":
        raise EngineTroubleError(
            f"{workers} workers would keep people waiting for SQLite's one lock: run"
            f" {MOST_ON_SQLITE} at most, or set DATABASE_URL to a PostgreSQL."
        )


def prepare(port: int) -> None:
    """Refuse a port in use, then bring the tables and the static files up to date."""
    refuse_used_port(port)
    call_command("migrate", verbosity=0, interactive=False)
    if static_files_are_old():
        call_command("collectstatic", verbosity=0, interactive=False)
