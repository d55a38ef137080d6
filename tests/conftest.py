"""What every test may ask for; no test touches a queue server unless it starts one."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest

from books import queue
from books.tenancy import acting_for
from tests.personas import Press, owl_press

pytest_plugins = ["tests.skips"]

# Both workers and the processes that tests start by the score import the same modules: these are
# compiled once, also where the shell asks Python to compile them anew each time.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.fixture(autouse=True)
def woken(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> list[tuple[str, int, int]]:
    """The wake-ups that would have gone to the queue: (job, publisher, row)."""
    calls: list[tuple[str, int, int]] = []
    if request.node.get_closest_marker("real_queue"):
        return calls

    def note(job: str, key: str, publisher: int, row: int, _seconds: int) -> None:
        calls.append((job, publisher, row))

    monkeypatch.setattr(queue, "_enqueue", note)
    monkeypatch.setattr(queue, "is_waiting", lambda key: False)
    return calls


@pytest.fixture
def press(db: None) -> Press:
    """Owl Press and its people, with no publisher in force."""
    return owl_press()


@pytest.fixture
def owl(press: Press) -> Iterator[Press]:
    """Owl Press in force."""
    with acting_for(press.publisher):
        yield press
