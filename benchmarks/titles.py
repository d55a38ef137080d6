"""The title list beside an empty view of the same member: CPU and queries, at 50 and 500 titles.

`python -m benchmarks.titles` makes a throw-away house, measures both views in one process with
the same middleware, prints a table, and ends with 1 where the list costs more than 8 times the
empty view or asks more than 6 questions.
"""

from __future__ import annotations

import argparse
import html
import os
import re
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

MOST_TIMES, MOST_QUERIES = 8.0, 6
NEXT = re.compile(r'rel="next" href="([^"]+)"')
WARM, ROUNDS, EACH = 8, 15, 6


@dataclass(frozen=True)
class Line:
    """One view measured: milliseconds of CPU a request, and its queries."""

    name: str
    cpu_ms: float
    queries: int


def main() -> int:
    """Measure, print the table and return the exit code."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--titles", type=int, nargs="*", default=[50, 500], metavar="N")
    sizes = asked.parse_args().titles
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    import django

    django.setup()
    lines, ratios = measure(sizes)
    for line in lines:
        say(f"{line.name:<34}{line.cpu_ms:>9.2f} ms CPU{line.queries:>5} queries")
    worst = max(ratios.values())
    most = max(line.queries for line in lines) - lines[0].queries
    for name, ratio in ratios.items():
        say(f"{name:<34}{ratio:>9.1f} times the empty view")
    good = worst <= MOST_TIMES and most <= MOST_QUERIES
    say(f"{'holds' if good else 'DOES NOT HOLD'}: at most {MOST_TIMES:g} times, {MOST_QUERIES} "
        f"data queries; found {worst:.1f} times, {most}")  # fmt: skip
    return 0 if good else 1


def measure(sizes: list[int]) -> tuple[list[Line], dict[str, float]]:
    """Make a publisher of each size and measure; the empty view's line comes first."""
    from django.core.management import call_command
    from django.test import Client
    from django.test.utils import override_settings

    from books.models import User
    from config.filling import make_titles
    from tests.personas import found_publisher

    call_command("migrate", verbosity=0)
    lines: list[Line] = []
    ratios: dict[str, float] = {}
    with override_settings(ROOT_URLCONF="benchmarks.empty_urls"):
        for size in sizes:
            publisher = found_publisher(slug=f"of-{size}", name=f"Of {size}")
            _owner(publisher)
            make_titles(publisher=publisher, count=size)
            client = Client()
            client.force_login(User.objects.get(email="ada@load.example"))
            home = f"/p/{publisher.slug}/"
            pages = {f"empty view, {size} titles": f"{home}nothing/",
                     f"title list, {size} titles": home,
                     f"its last page, {size} titles": _last(client, home)}  # fmt: skip
            found = together({name: opener(client, url) for name, url in pages.items()})
            counted = [queries(opener(client, url)) for url in pages.values()]
            lines += [Line(name, found[name], n) for name, n in zip(pages, counted, strict=True)]
            plain, *lists = found
            ratios |= {name: found[name] / found[plain] for name in lists}
    return lines, ratios


def _owner(publisher: Any) -> None:
    from books.enums import Role
    from books.operations.people import add_member

    add_member(publisher=publisher, email="ada@load.example", name="Ada", role=Role.OWNER)


def _last(client: Any, url: str) -> str:
    """The address of the last page, found as a person does: by going on."""
    here = url
    while onward := NEXT.search(client.get(here).content.decode()):
        here = url + html.unescape(onward[1])
    return here


def opener(client: Any, url: str) -> Callable[[], None]:
    """A call that opens a page and refuses anything but success."""

    def opened() -> None:
        answer = client.get(url)
        assert answer.status_code == 200, (url, answer.status_code)

    return opened


def together(views: dict[str, Callable[[], None]]) -> dict[str, float]:
    """Milliseconds of CPU a request of each view, taken in turns so that all meet the same load."""
    taken: dict[str, list[float]] = {name: [] for name in views}
    for view in views.values():
        for _ in range(WARM):
            view()
    for _ in range(ROUNDS):
        for name, view in views.items():
            start = time.process_time()
            for _ in range(EACH):
                view()
            taken[name].append((time.process_time() - start) / EACH * 1000)
    return {name: statistics.median(times) for name, times in taken.items()}


def queries(view: Callable[[], None]) -> int:
    """How many statements a view sends to the database."""
    from django.db import connection

    sent = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        sent.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        view()
    return len(sent)


def say(line: str) -> None:
    """Print one line."""
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
