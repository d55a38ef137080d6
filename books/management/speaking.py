"""A command that ends in one clear line: what went wrong, and exit status 2."""

from __future__ import annotations

from abc import ABC, abstractmethod
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from books.enums import Act, Role
from books.errors import OctavoError
from books.manuscript.draft import ManuscriptError
from books.models import Member, Publisher
from books.operations.people import first_member, member_by_email
from books.rules import TABLE
from books.tenancy import acting_for


@contextmanager
def one_line() -> Iterator[None]:
    """Turn every failure a person can mend into one line on stderr and exit status 2."""
    try:
        yield
    except (OctavoError, ManuscriptError) as error:
        raise CommandError(str(error), returncode=2) from error
    except KeyboardInterrupt as stop:
        told = "Stopped. What is stored is safe; run it again to go on."
        raise CommandError(told, returncode=130) from stop
    except DatabaseError as error:
        if "no such table" not in str(error) and "does not exist" not in str(error):
            raise
        raise CommandError(
            "The database has no tables yet, nothing was done: run `manage.py migrate` first "
            "(make demo and make serve do it by themselves).",
            returncode=2,
        ) from error


class DeskCommand(BaseCommand, ABC):
    """A command that acts for one publisher as one of its people.

    Subclasses write `act()`; expected failures become one line on stderr and exit status 2.
    """

    role_for: Act = Act.SEE

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        """Make the parser; a wrong option is one line and exit status 2, as argparse has it."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.add_argument(
            "--publisher",
            metavar="SLUG",
            help="the publisher to act for; needed where there are several",
        )
        parser.add_argument(
            "--by",
            metavar="EMAIL",
            help="the member who acts; else the first whose role permits it",
        )
        return parser

    def handle(self, *args: Any, **options: Any) -> None:
        """Find publisher and person, act, and turn expected failures into one line."""
        with one_line():
            publisher = self._publisher(options.get("publisher"))
            member = self._member(publisher, options.get("by"))
            with acting_for(publisher):
                self.act(member, **options)

    @abstractmethod
    def act(self, member: Member, **options: Any) -> None:
        """Do the command's work as `member`, inside the publisher's wall."""

    def say(self, sentence: str) -> None:
        """Print one line."""
        self.stdout.write(sentence)

    def _publisher(self, slug: str | None) -> Publisher:
        found = list(Publisher.objects.filter(slug=slug) if slug else Publisher.objects.all()[:2])
        if len(found) == 1:
            return found[0]
        known = (
            ", ".join(Publisher.objects.order_by("slug").values_list("slug", flat=True))
            or "none yet"
        )
        asked = (
            f"There is no publisher {slug}" if slug else "Say which publisher (--publisher SLUG)"
        )
        raise CommandError(f"{asked}; known: {known}.", returncode=2)

    def _member(self, publisher: Publisher, email: str | None) -> Member:
        if email:
            return member_by_email(publisher=publisher, email=email)
        for role in (Role.EDITOR, Role.REVIEWER, Role.PRODUCTION, Role.OWNER):
            if self.role_for in TABLE[role]:
                try:
                    return first_member(publisher=publisher, role=role)
                except OctavoError:
                    continue
        return first_member(publisher=publisher, role=Role.OWNER)


def add_book(parser: ArgumentParser) -> None:
    """Add the BOOK argument that most commands take."""
    parser.add_argument("book", metavar="BOOK", help="the book's short name, as the desk shows it")
