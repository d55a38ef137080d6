"""The list of long files names files that there are, and they do begin first."""

from __future__ import annotations

import pytest

from tests.floors import ROOT
from tests.order import LONG, longest_first


def test_every_long_file_is_there_and_stands_in_its_place() -> None:
    assert [name for name in LONG if not (ROOT / "tests" / name).is_file()] == []
    assert list(LONG.values()) == sorted(LONG.values(), reverse=True)


def test_the_tests_of_this_run_begin_with_the_longest(request: pytest.FixtureRequest) -> None:
    keys = [longest_first(item) for item in request.session.items]
    assert keys == sorted(keys)
    assert longest_first(request.node) == 0
