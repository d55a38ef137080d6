"""What drawing templates may say beyond Django's own words."""

from __future__ import annotations
