"""Founds a publisher and its people."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from books.enums import Role
from books.management.speaking import one_line
from books.operations.people import add_member, found_publisher


class Command(BaseCommand):
    help = "Found a publisher, or add people to one: found_publisher owl-press --name 'Owl Press' "

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take a slug, a name and people as ROLE:EMAIL[:NAME]."""
        parser.add_argument("slug")
        parser.add_argument("--name", default="")
        parser.add_argument(
            "--member",
            action="append",
            default=[],
            metavar="ROLE:EMAIL[:NAME]",
            help=f"may be repeated; roles: {', '.join(Role)}",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Found it and say who is in it."""
        people = [_person(text) for text in options["member"]]
        with one_line():
            self._found(people, **options)

    def _found(self, people: list[tuple[Role, str, str]], **options: Any) -> None:
        publisher = found_publisher(
            slug=options["slug"], name=options["name"] or options["slug"].replace("-", " ").title()
        )
        for role, email, name in people:
            add_member(publisher=publisher, email=email, name=name, role=role)
            self.stdout.write(f"{name or email} is {role} of {publisher}.")
        self.stdout.write(f"{publisher} stands ({publisher.slug}).")


def _person(text: str) -> tuple[Role, str, str]:
    role, _, rest = text.partition(":")
    email, _, name = rest.partition(":")
    if role not in list(Role) or "@" not in email:
        raise CommandError(
            f"--member {text!r} is not ROLE:EMAIL[:NAME]; roles are {', '.join(Role)}.",
            returncode=2,
        )
    return Role(role), email, name
