"""The engines of production on loopback, for as long as one command runs."""

from __future__ import annotations
