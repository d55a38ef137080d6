"""The trunk's doors for programs: one operation or one question each."""

from __future__ import annotations
