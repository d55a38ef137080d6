"""One person's machine: SQLite, the embedded queue server, a secret kept in var/."""

from __future__ import annotations

from config.env import env, kept_secret
from config.settings.base import *  # noqa: F403  (a settings file is its parent plus what differs)
from config.settings.base import VAR_DIR

DEBUG = env.bool("OCTAVO_DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="") or kept_secret(VAR_DIR / "secret-key")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
OCTAVO_PRIVATE_PROVIDERS = env.bool("OCTAVO_PRIVATE_PROVIDERS", default=True)
