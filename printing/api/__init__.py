"""The doors of printing for programs."""

from __future__ import annotations
