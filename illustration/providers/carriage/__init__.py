"""How calls and pictures travel: one loop in its own thread, every call sent at most once."""

from __future__ import annotations
