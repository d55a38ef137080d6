"""The soak tests use the suite's people and rows."""

from __future__ import annotations

from tests.conftest import owl, press, woken

__all__ = ["owl", "press", "woken"]
