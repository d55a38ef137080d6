"""The demo's steps. Each looks at what is there already, so that it can be cut and run again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import books
from books import storing
from books.enums import Role
from books.manuscript.reader import read_book
from books.models import Book, Member
from books.operations import checklist
from books.operations.approving import approve_whole
from books.operations.manuscript import import_book
from books.operations.people import add_member, found_publisher
from books.queries import edition_of
from books.tenancy import acting_for
from illustration.operations.whole import Queued, queue_book
from printing.enums import RunPart
from printing.models import PrintRun
from printing.operations.handing_out import hand_out
from printing.operations.run import queue_run
from printing.press.contact import contact_sheet

STORY = Path(books.__file__).parent / "samples" / "the-lantern-owl"
# The edition's date, and so every date in the file: a demo made anywhere has the same bytes.
DATED = datetime(2026, 1, 6, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Cast:
    """The people of the demo: who owns, who edits, who reviews."""

    ada: Member
    ben: Member
    rita: Member


def gather() -> Cast:
    """Found Owl Press with Ada, Ben and Rita, or find it."""
    owl = found_publisher(slug="owl-press", name="Owl Press", time_zone="Europe/London")

    def person(name: str, role: Role) -> Member:
        first = name.split()[0].lower()
        return add_member(publisher=owl, email=f"{first}@owl.press", name=name, role=role)

    return Cast(
        ada=person("Ada Owl", Role.OWNER),
        ben=person("Ben Wren", Role.EDITOR),
        rita=person("Rita Heron", Role.REVIEWER),
    )


def take_in(cast: Cast) -> tuple[Book, bool]:
    """Import the story as Ben; return the book and whether it was new."""
    draft = read_book(STORY)
    with acting_for(cast.ben.publisher):
        known = Book.objects.filter(title=draft.title).first()
        if known is not None:
            return known, False
        return import_book(draft=draft, by=cast.ben, now=DATED), True


def ask_for_pictures(cast: Cast, book: Book) -> Queued:
    """Queue as Ben whatever sheet or scene has no picture."""
    with acting_for(cast.ben.publisher):
        return queue_book(book=book, by=cast.ben)


def approve(cast: Cast, book: Book, what: str) -> int:
    """Approve as Rita what stands open of one kind; return how much it was."""
    with acting_for(cast.rita.publisher):
        return approve_whole(
            what=what, edition=edition_of(book), by=cast.rita, checked=checklist.ALL
        )


def send_to_press(cast: Cast, book: Book, part: RunPart = RunPart.INTERIOR) -> PrintRun:
    """Queue a print run as Ada, pressed anew each time: the same bytes are to come out."""
    with acting_for(cast.ada.publisher):
        edition = edition_of(book)
        runs = edition.print_runs.filter(part=part.value, state__in=["queued", "pressing"])
        return runs.first() or queue_run(edition=edition, by=cast.ada, again=True, part=part)


def lay_on_the_table(cast: Cast, run: PrintRun, folder: Path) -> tuple[Path, ...]:
    """Write the PDF, its report and a contact sheet into `folder`; return the paths."""
    with acting_for(cast.ada.publisher):
        files = hand_out(run=run, by=cast.ada, folder=folder)
        sheet = files[0].with_name(files[0].name.replace("-interior.pdf", "-contact.png"))
        sheet = sheet.with_name(sheet.name.replace("-cover.pdf", "-cover.png"))
        contact_sheet(storing.as_path(run.file), sheet)
    return (*files, sheet)
