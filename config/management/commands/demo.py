"""Takes a story of our own from manuscript to a checked print file, with live progress."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from books.errors import OctavoError
from books.manuscript.draft import ManuscriptError
from books.models import Book
from books.tenancy import acting_for
from config.engine.family import Family
from config.engine.trouble import EngineTroubleError
from config.tour import covering, steps
from config.tour.meter import Meter
from illustration.enums import AttemptState
from illustration.models import Attempt
from illustration.queries import drawing_of
from printing.enums import IN_FLIGHT, RunPart, RunState
from printing.models import PrintRun

LOOK_SECONDS = 0.3
STILL_SECONDS = 300.0
STOPPED = "Stopped. What is stored is safe: run the demo again and it goes on from here."


class Command(BaseCommand):
    help = (
        "Make the demo book in var/demo/: import, plan, draw, approve, press, preflight. "
        "Run it again and nothing is drawn, and the PDF has the same bytes."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder for the files."""
        parser.add_argument("--out", type=Path, help="default: var/demo")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the whole path; exit 0, 1 on preflight errors, 2 where it cannot go on."""
        began = time.monotonic()
        try:
            with Family(workers=2, prepare=_migrate) as family:
                runs, files = self._tour(family, options["out"] or Path(settings.VAR_DIR) / "demo")
        except KeyboardInterrupt as stop:
            raise CommandError(STOPPED, returncode=130) from stop
        except EngineTroubleError as error:
            raise CommandError(str(error), returncode=error.exit_code) from error
        except (OctavoError, ManuscriptError) as error:
            raise CommandError(str(error), returncode=2) from error
        self._verdict(runs, files, time.monotonic() - began)

    def _tour(self, family: Family, folder: Path) -> tuple[tuple[PrintRun, ...], tuple[Path, ...]]:
        cast = steps.gather()
        book, new = steps.take_in(cast)
        self._introduce(book, new)
        if covering.write_cover(cast, book):
            self.stdout.write("Ben began the cover")
        self._draw(family, cast, book)
        if done := steps.approve(cast, book, "sheets"):
            self.stdout.write(f"Rita approved {done} character sheets")
        self._draw(family, cast, book)
        for what in ("text", "art", "layout"):
            if done := steps.approve(cast, book, what):
                self.stdout.write(f"Rita approved the {what} of {done} {_unit(what)}")
        if covering.pass_cover(cast, book):
            self.stdout.write("Rita approved the cover")
        parts = (RunPart.INTERIOR, RunPart.COVER)
        runs = tuple(self._press(family, cast, book, part) for part in parts)
        laid = (steps.lay_on_the_table(cast, run, folder) for run in runs)
        return runs, tuple(path for files in laid for path in files)

    def _introduce(self, book: Book, new: bool) -> None:
        with acting_for(book.publisher_id):
            edition = book.editions.get(number=1)
            self.stdout.write(
                f"{book.title}: {'imported' if new else 'here already'}, "
                f"{edition.pages.count()} pages, {book.scenes.count()} scenes, "
                f"text at {edition.body_pt} pt"
            )
            for reason in edition.plan_reasons if new else []:
                self.stdout.write(f"  {reason}")

    def _draw(self, family: Family, cast: steps.Cast, book: Book) -> None:
        queued = steps.ask_for_pictures(cast, book)
        meter = Meter(self.stdout, "Drawing")

        def look() -> tuple[int, int, bool]:
            drawing = drawing_of(book)
            return drawing.stored, drawing.stored + drawing.open, not drawing.open

        stored, _ = self._watch(family, book, meter, look)
        asked = queued.sheets + queued.scenes
        meter.end(f"{stored} pictures stored, {asked} of them asked for now")
        with acting_for(book.publisher_id):
            failed = Attempt.objects.filter(book=book, state=AttemptState.FAILED.value).first()
        if failed is not None and asked:
            raise OctavoError(f"A picture could not be drawn: {failed.error} Run the demo again.")

    def _press(self, family: Family, cast: steps.Cast, book: Book, part: RunPart) -> PrintRun:
        run = steps.send_to_press(cast, book, part)
        meter = Meter(self.stdout, "Pressing page")

        def look() -> tuple[int, int, bool]:
            run.refresh_from_db()
            made = run.pages_done >= run.pages
            meter.what = "Preflighting page" if made else "Pressing page"
            done = run.pages_checked if made else run.pages_done
            return done, run.pages, run.state not in IN_FLIGHT

        self._watch(family, book, meter, look)
        if run.state == RunState.FAILED:
            raise OctavoError(run.failure)
        what = f"{run.pages} pages" if part == RunPart.INTERIOR else f"the {part}"
        meter.end(f"Pressed and preflighted {what}")
        return run

    def _watch(
        self,
        family: Family,
        book: Book,
        meter: Meter,
        look: Callable[[], tuple[int, int, bool]],
    ) -> tuple[int, int]:
        moved, last = time.monotonic(), -1
        while True:
            for sentence in family.tend():
                self.stderr.write(sentence)
            with acting_for(book.publisher_id):
                done, total, over = look()
            if over:
                return done, total
            meter.show(done, total)
            if done != last:
                moved, last = time.monotonic(), done
            elif time.monotonic() - moved > STILL_SECONDS:
                raise OctavoError(
                    f"Nothing moved for {STILL_SECONDS:.0f} s; var/log says why. What is stored "
                    "is safe: run the demo again and it goes on from here."
                )
            time.sleep(LOOK_SECONDS)

    def _verdict(self, runs: Sequence[PrintRun], files: tuple[Path, ...], seconds: float) -> None:
        for path in files:
            self.stdout.write(f"  {path}")
        for run in runs:
            self.stdout.write(f"sha256 {run.sha256} {run.part}")
        errors = sum(run.errors for run in runs)
        self.stdout.write(
            f"Preflight: {errors} errors, {sum(run.warnings for run in runs)} warnings "
            f"(breaks {'some rules' if errors else 'no rule'} we know of {runs[0].profile_key} "
            f"{runs[0].profile_version}); {seconds:.0f} s in all."
        )
        if errors:
            raise CommandError("Preflight found errors; the report names them.", returncode=1)


def _migrate() -> None:
    call_command("migrate", verbosity=0, interactive=False)


def _unit(what: str) -> str:
    return "scenes" if what == "art" else "pages"
