"""make_titles: a publisher of many titles, for load."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from books.enums import Role
from books.management.speaking import one_line
from books.operations.people import add_member, found_publisher
from config.filling import make_titles


class Command(BaseCommand):
    help = "Fill a publisher with titles in every stage, to try the house under load."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take a number and a publisher."""
        parser.add_argument("count", type=int, help="how many titles, 1 to 20000")
        parser.add_argument("--publisher", required=True, metavar="SLUG", help="founded if missing")
        parser.add_argument("--seed", type=int, default=1, help="another seed, other titles")
        parser.add_argument("--owner", metavar="EMAIL", help="make this person an owner of it")
        parser.add_argument(
            "--beside", action="store_true", help="even where the publisher has titles"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them and say how many rows and seconds it took."""
        if not 1 <= options["count"] <= 20_000:
            raise CommandError(
                f"{options['count']} titles cannot be made; ask for 1 to 20000. Nothing was made.",
                returncode=2,
            )
        with one_line():
            self._made(**options)

    def _made(self, **options: Any) -> None:
        slug = options["publisher"]
        publisher = found_publisher(slug=slug, name=slug.replace("-", " ").title())
        if email := options["owner"]:
            name = email.partition("@")[0].title()
            add_member(publisher=publisher, email=email, name=name, role=Role.OWNER)
        start = time.monotonic()
        rows = make_titles(
            publisher=publisher, count=options["count"], seed=options["seed"],
            beside=options["beside"],
        )  # fmt: skip
        self.stdout.write(
            f"{options['count']} titles for {publisher} ({publisher.slug}): "
            f"{rows} rows in {time.monotonic() - start:.1f} s."
        )
