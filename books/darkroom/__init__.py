"""Reads pictures as people hand them in and develops them into plain sRGB; knows no Django."""

from __future__ import annotations
