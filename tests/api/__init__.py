"""The API, as programs use it."""

from __future__ import annotations
