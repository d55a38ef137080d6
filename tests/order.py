"""Which files begin first: the longest, so that neither core waits for the other at the end."""

from __future__ import annotations

import pytest

from tests.floors import ROOT

# Seconds of CPU on one core, processes they start included, as measured; the rest take under 12.
LONG = {
    "browser/test_every_screen.py": 100,
    "browser/test_from_word_to_print.py": 60,
    "api/test_contract.py": 55,
    "journeys/test_demo.py": 55,
    "journeys/test_real_books.py": 45,
    "test_roles_at_doors.py": 45,
    "browser/test_a_newcomer.py": 45,
    "config/backup/test_journey.py": 36,
    "api/test_wall.py": 35,
    "browser/test_people.py": 33,
    "illustration/painter/test_word_effects.py": 30,
    "browser/test_further_editions.py": 24,
    "config/backup/test_restoring.py": 22,
    "illustration/pump/test_struck.py": 20,
    "illustration/pump/test_budgets_in_parallel.py": 18,
    "illustration/pump/test_killed_at_every_place.py": 17,
    "printing/test_backlist.py": 17,
    "config/engine/test_family_end.py": 16,
    "books/test_titles_list.py": 16,
    "books/darkroom/test_apart.py": 16,
    "printing/press/preflight/test_fault_library.py": 15,
    "illustration/painter/test_styles.py": 15,
    "test_route_walk.py": 14,
    "api/test_paging.py": 14,
    "browser/test_new_title.py": 13,
    "books/test_plan_never_loses_a_word.py": 13,
    "illustration/pump/test_mishaps.py": 12,
}
_BY_PATH = {ROOT / "tests" / name: seconds for name, seconds in LONG.items()}


def longest_first(item: pytest.Item) -> int:
    """A key to sort tests by: those of long files first, all others as they were collected."""
    return -_BY_PATH.get(item.path, 0)
