"""Preflight: measures a finished PDF itself, whoever made it, against a printer's profile."""

from __future__ import annotations

from printing.press.confining import Limits
from printing.press.preflight.apart import examine_apart
from printing.press.preflight.examine import examine
from printing.press.preflight.findings import Expectation, Finding, Unreadable
from printing.press.preflight.report import Report

__all__ = ["Expectation", "Finding", "Report", "Limits", "Unreadable", "examine", "examine_apart"]
