"""Tests of backup and restore."""

from __future__ import annotations
