"""Puts a stand-in illustrator where the operations look for one."""

from __future__ import annotations

import pytest

from tests.illustration.painters import Painter

LOOKED_UP_IN = ("asked", "request", "work", "sweep")


@pytest.fixture
def painter(monkeypatch: pytest.MonkeyPatch) -> Painter:
    """The illustrator that every request goes to."""
    painter = Painter()
    for module in LOOKED_UP_IN:
        monkeypatch.setattr(f"illustration.operations.{module}.get_provider", lambda key: painter)
    return painter
