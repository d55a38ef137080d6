"""The verbs of the trunk: one per state change, keyword-only, one transaction, one event."""

from __future__ import annotations
