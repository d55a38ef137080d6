"""The doors of drawing for programs."""

from __future__ import annotations
