"""The doors of drawing: thin views, one verb or one question each."""

from __future__ import annotations
