"""Reads the environment once, loudly: a setting that is wrong stops the start with its name.

docs/running.md lists every name; a test holds the list and the code together.
"""

from __future__ import annotations

import secrets
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()
# Django's own check (security.W009) asks for the same.
SECRET_LETTERS, SECRET_KINDS = 50, 5
# Written down in public: in the suite's settings and by `django-admin startproject`.
KNOWN_SECRETS = ("only-for-the-suite", "django-insecure-")


def kept_secret(path: Path) -> str:
    """Return the secret kept in `path`, making one on the first start (mode 0600)."""
    if path.exists():
        return path.read_text(encoding="ascii").strip()
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = secrets.token_urlsafe(50)
    path.touch(mode=0o600)
    path.write_text(fresh, encoding="ascii")
    return fresh


def needed(name: str, what: str) -> str:
    """Return a variable that production cannot do without, or raise ImproperlyConfigured."""
    said: str = env(name, default="").strip()
    if not said:
        raise ImproperlyConfigured(f"{name} is not set: it is {what} (docs/running.md).")
    return said


def number(name: str, default: int) -> int:
    """Return a whole number of 0 or more, or raise ImproperlyConfigured."""
    said: str = env(name, default="").strip()
    if said and not said.isdecimal():
        raise ImproperlyConfigured(f"{name} is {said!r}: it must be a whole number.")
    return int(said) if said else default


def real_secret() -> str:
    """Return SECRET_KEY; one that is short, plain or known to the world is refused."""
    secret = needed("SECRET_KEY", "what sessions and links are signed with")
    known = any(word in secret for word in KNOWN_SECRETS)
    if known or len(secret) < SECRET_LETTERS or len(set(secret)) < SECRET_KINDS:
        raise ImproperlyConfigured(
            "SECRET_KEY can be guessed: make one of 50 letters or more with"
            ' `python3 -c "import secrets; print(secrets.token_urlsafe(50))"`.'
        )
    return secret


def hosts() -> list[str]:
    """Return ALLOWED_HOSTS, the names people reach the desk by; never everything."""
    said = needed("ALLOWED_HOSTS", "the host names people reach the desk by, with commas between")
    names = [name.strip() for name in said.split(",") if name.strip()]
    if "*" in names:
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS holds *, so that links in letters could be made to lead anywhere: name"
            " the hosts."
        )
    return names


def origins(names: list[str]) -> list[str]:
    """Return the hosts as origins that forms may come from: .example.com is https://*.example.com."""
    return [f"https://*{name}" if name.startswith(".") else f"https://{name}" for name in names]
