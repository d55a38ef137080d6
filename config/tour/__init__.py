"""The demo: one story of our own through every part of the house."""

from __future__ import annotations
