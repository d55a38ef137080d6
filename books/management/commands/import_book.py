"""Takes in a manuscript: a folder (docs/book-format.md) or one file (docs/manuscripts.md)."""

from __future__ import annotations

from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any

from books.drafting import EditionWish
from books.enums import Act
from books.management.speaking import DeskCommand
from books.manuscript.draft import BookDraft
from books.manuscript.reader import read_book
from books.models import Member
from books.operations.manuscript import import_book
from books.queries import edition_of


class Command(DeskCommand):
    help = (
        "Import a book folder, or a manuscript as .docx, .xlsx, .csv, .txt or .md; plan its pages "
        "and propose its scenes."
    )
    role_for = Act.IMPORT

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the path and what decides the first edition."""
        parser.add_argument("path", type=Path)
        parser.add_argument("--lang", help="which LANG.md to take; else the file's language")
        parser.add_argument("--printer", help="a printer profile; default kdp-paperback")
        parser.add_argument("--trim", help="width x height in inches; default 8.5x8.5")
        parser.add_argument(
            "--arrange",
            choices=["auto", "facing", "on-picture"],
            default="auto",
            help="picture facing text, or text on the picture; auto lets the page count decide",
        )
        parser.add_argument(
            "--without-art",
            action="store_true",
            help="leave the folder's pictures out, so that every scene is drawn",
        )

    def act(self, member: Member, **options: Any) -> None:
        """Import, then tell what was planned and why."""
        draft = read_book(options["path"], language=options["lang"])
        if options["without_art"]:
            draft = without_art(draft)
        wish = EditionWish(options["printer"], options["trim"], options["arrange"])
        book = import_book(draft=draft, by=member, wish=wish)
        edition = edition_of(book)
        self.say(
            f"{book.title} is {book.slug}: {edition.pages.count()} pages, "
            f"{book.scenes.filter(position__gt=0).count()} scenes, "
            f"{book.characters.count()} characters, text at {edition.body_pt} pt."
        )
        for reason in edition.plan_reasons:
            self.say(f"  {reason}")


def without_art(draft: BookDraft) -> BookDraft:
    """Return the draft as if no picture had been handed in."""
    empty = tuple(None for _ in draft.art)
    return replace(draft, cover=None, art=empty, surplus_art=(), has_art=False, unpictured=())
