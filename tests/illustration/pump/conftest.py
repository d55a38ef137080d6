"""The clock of the pump's tests."""

from __future__ import annotations

import pytest

from tests.illustration.pump.rig import SMALL, Calendar


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Calendar:
    """Time stands still until a carrier waits."""
    held = Calendar()
    small = {row.key: row for row in SMALL.values()}
    monkeypatch.setattr("illustration.pump.asking.models", lambda: small)
    monkeypatch.setattr("django.utils.timezone.now", held.today)
    # Nobody else acts while a carrier waits, so that looking round each second finds nothing.
    monkeypatch.setattr("illustration.pump.loop.IDLE_SECONDS", 15.0)
    return held
