"""Choices of printing's doors."""

from __future__ import annotations

VERDICTS = ("pass", "warning", "error", "not judged")
