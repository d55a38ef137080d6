"""The doors of the trunk: thin views, one verb or one question each."""

from __future__ import annotations
