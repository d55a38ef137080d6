"""Has a book's missing pictures drawn."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from books.enums import Act
from books.errors import NotReady
from books.management.speaking import DeskCommand, add_book
from books.models import Book, Member
from books.queries import book_by_slug
from illustration.enums import AttemptState
from illustration.models import Attempt
from illustration.operations import work
from illustration.operations.sweep import sweep_attempts
from illustration.operations.whole import queue_book
from illustration.queries import drawing_of

LOOK_SECONDS = 0.5


class Command(DeskCommand):
    help = "Queue every sheet and scene of a book that has no picture yet."
    role_for = Act.DRAW

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the book and whether to stay until all is drawn."""
        add_book(parser)
        parser.add_argument(
            "--wait",
            action="store_true",
            help="stay until it is drawn; this command then draws too, beside running workers",
        )

    def act(self, member: Member, **options: Any) -> None:
        """Queue, say what waits for what, and draw along if asked to wait."""
        book = book_by_slug(options["book"])
        queued = queue_book(book=book, by=member)
        self.say(f"Queued {queued.sheets} sheets and {queued.scenes} scenes of {book.title}.")
        if queued.waiting_for_sheets:
            waiting = ", ".join(str(number) for number in queued.waiting_for_sheets)
            self.say(
                f"Scenes {waiting} wait for a character sheet: draw and approve the sheets, "
                "then draw again."
            )
        for each in queued.undrawable:
            numbers = ", ".join(str(number) for number in each.scenes)
            self.say(f"Not asked for, scene {numbers}: {each.reason}")
        if options["wait"]:
            self._wait(book)

    def _wait(self, book: Book) -> None:
        while (drawing := drawing_of(book)).open:
            attempt = (
                Attempt.objects.filter(book=book, state=AttemptState.PLANNED.value)
                .select_related("book", "scene", "character", "asked_by")
                .order_by("id")
                .first()
            )
            if drawing.unknown == drawing.open:
                raise NotReady(
                    f"{drawing.unknown} pictures may have been charged and did not arrive; "
                    "decide them on the desk."
                )
            if attempt is not None:
                work.draw(attempt=attempt)
                self.say(f"  {drawing.stored + 1} of {drawing.total} drawn")
            else:
                time.sleep(LOOK_SECONDS)
                sweep_attempts()
        failed = Attempt.objects.filter(book=book, state=AttemptState.FAILED.value)
        self.say(f"{drawing.stored} pictures stored, {failed.count()} failed.")
