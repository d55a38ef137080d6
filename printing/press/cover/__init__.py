"""The outside of a book: cover, case and jacket, endpapers, each one script."""

from __future__ import annotations
