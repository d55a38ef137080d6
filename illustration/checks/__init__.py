"""What is looked at on each picture that comes back, before a person sees it; knows no Django."""

from __future__ import annotations

from illustration.checks.finding import Finding
from illustration.checks.looking import look

__all__ = ["Finding", "look"]
