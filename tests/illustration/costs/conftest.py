"""Keys, as the tests of keys put them in."""

from __future__ import annotations

from tests.illustration.keys.conftest import adding

__all__ = ["adding"]
