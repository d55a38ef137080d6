"""Reads the environment once, loudly: a setting that is wrong stops the start with its name."""

from __future__ import annotations

import secrets
from pathlib import Path

import environ

env = environ.Env()


def kept_secret(path: Path) -> str:
    """Return the secret kept in `path`, making one on the first start (mode 0600)."""
    if path.exists():
        return path.read_text(encoding="ascii").strip()
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = secrets.token_urlsafe(50)
    path.touch(mode=0o600)
    path.write_text(fresh, encoding="ascii")
    return fresh
