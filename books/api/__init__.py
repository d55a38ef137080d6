"""The trunk's doors for programs: the same verbs as the desk's, in JSON, by token."""

from __future__ import annotations
