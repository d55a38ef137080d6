"""Rates no test runs into, and counters that no test inherits."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache

from books.models import Book
from books.tenancy import acting_for
from tests.api.programs import small_book
from tests.personas import Press


@pytest.fixture(autouse=True)
def unhurried(settings: Any) -> None:
    """Let a test call as often as it likes."""
    cache.clear()
    settings.API_RATES = dict.fromkeys(("read", "write", "draw"), "100000/minute")


@pytest.fixture
def book(press: Press) -> Book:
    """A small book of Owl Press, approved and pressed."""
    with acting_for(press.publisher):
        return small_book(press.ben, press.ada)
