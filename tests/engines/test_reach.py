"""What the pass on PostgreSQL, Redis and S3 leaves out is what can reach none of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.cache import cache

from tests.engines.reach import is_pure, reaches_no_engine
from tests.floors import ROOT

PURE = [
    "tests/printing/press/test_geometry.py",
    "tests/illustration/painter/test_styles.py",
    "tests/illustration/providers/wire/test_against_the_fake.py",
    "tests/books/manuscript/test_upload_properties.py",
    "tests/books/darkroom/test_bad_inputs.py",
]
# Each for a reason of its own.
REACHING = [
    "tests/books/test_storing_in_a_bucket.py",  # the store
    "tests/books/test_queue.py",  # the queue
    "tests/books/test_permissions.py",  # no row, but Django beside it
    "tests/books/manuscript/test_keeping.py",  # through tests/factories.py
    "tests/config/engine/test_family_end.py",  # processes
    "tests/printing/press/test_press_command.py",  # manage.py in a process
    "tests/journeys/test_demo.py",
    "tests/engines/test_reach.py",
]


@pytest.mark.parametrize("name", PURE)
def test_a_file_of_a_pure_room_is_left_out(name: str) -> None:
    assert is_pure(ROOT / name)


@pytest.mark.parametrize("name", REACHING)
def test_a_file_that_reaches_an_engine_is_not(name: str) -> None:
    assert not is_pure(ROOT / name)


@pytest.mark.parametrize(
    "line",
    [
        "from books.models import Book",
        "from books import storing",
        "    from books.storing import read",
        "import redis",
        "from tests.factories import make_book",
        "from tests.api import programs",
        "run([sys.executable, '-m', 'books'])",
    ],
)
def test_one_line_is_enough_to_stay(line: str, tmp_path: Path) -> None:
    pure, other = tmp_path / "pure.py", tmp_path / "other.py"
    pure.write_text("from printing.press.units import inches\nimport pikepdf\n")
    other.write_text(f"import sys\nif sys:\n    pass\nif sys:\n    {line.strip()}\n")
    assert is_pure(pure)
    assert not is_pure(other)


def test_nothing_that_is_left_out_asks_for_rows(request: pytest.FixtureRequest) -> None:
    """Of all tests that were collected with this one: in the suite, every test there is."""
    left = [item for item in request.session.items if reaches_no_engine(item)]
    asking = ("db", "transactional_db", "live_server", "django_db_setup", "press", "owl")
    assert [item.nodeid for item in left if set(asking) & set(item.fixturenames)] == []
    assert [item for item in left if item.get_closest_marker("real_queue")] == []


def test_a_fixture_made_elsewhere_counts(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, counted: None
) -> None:
    """This test as if its own file were pure: the fixture still stands in one that is not."""
    assert request.node.path == Path(__file__)
    monkeypatch.setattr(request.node, "path", ROOT / PURE[0])
    assert not reaches_no_engine(request.node)


@pytest.fixture
def counted() -> None:
    """A fixture that uses the cache, as that of the desk's tests does."""
    cache.get("anything")
