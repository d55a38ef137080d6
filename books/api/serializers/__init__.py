"""The shapes of what the trunk's doors take and tell."""

from __future__ import annotations
