"""The desk in a real browser: every screen measured, and the whole way walked by its people."""

from __future__ import annotations
