"""Limits at the door count in the cache: every test begins with none counted."""

from __future__ import annotations

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    """Forget every try."""
    cache.clear()
