"""Approves a book's text, art, layout or character sheets, all or some pages, as one person."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from typing import Any

from books.enums import Act
from books.errors import Refused
from books.management.speaking import DeskCommand, add_book
from books.models import Edition, Member
from books.operations import checklist
from books.operations.approving import WHAT, approve_whole
from books.queries import book_by_slug, edition_of
from books.rules import require


class Command(DeskCommand):
    help = "Approve a book's sheets, text, art and layout; each approval is recorded by name."
    role_for = Act.APPROVE

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the book, what to approve, and which pages."""
        add_book(parser)
        parser.add_argument("--what", choices=WHAT, help="default: all four, in this order")
        parser.add_argument("--pages", metavar="3-9", help="only these pages: 3-9, or 3,5,8-12")
        parser.add_argument("--edition", type=int, default=1)
        parser.add_argument(
            "--checked",
            action="store_true",
            help="you looked at each picture for: " + ", ".join(checklist.SAYS.values()),
        )

    def act(self, member: Member, **options: Any) -> None:
        """Approve what stands open, and say how much it was."""
        require(member, Act.APPROVE)
        book = book_by_slug(options["book"])
        edition = edition_of(book, options["edition"])
        numbers = page_numbers(options["pages"], edition) if options["pages"] else None
        checked = checklist.ALL if options["checked"] else ()
        for what in [options["what"]] if options["what"] else WHAT:
            done = approve_whole(
                what=what, edition=edition, by=member, numbers=numbers, checked=checked
            )
            self.say(f"{what}: {done} approved by {member.label}.")


def page_numbers(text: str, edition: Edition) -> set[int]:
    """Return the numbers of "3-9,12". Raises Refused for what is no page of the edition."""
    last = edition.pages.count()
    numbers: set[int] = set()
    for part in text.split(","):
        match = re.fullmatch(r"\s*(\d+)(?:\s*-\s*(\d+))?\s*", part)
        if match is None:
            raise Refused(f"--pages {text!r} is not a list of pages like 3-9 or 3,5,8-12.")
        first, end = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= end <= last:
            raise Refused(
                f"--pages {text!r}: the book has pages 1 to {last}. Nothing was approved."
            )
        numbers.update(range(first, end + 1))
    return numbers
