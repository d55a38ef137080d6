"""Gunicorn's settings for the desk: one process of four threads, this host only, unless told."""

from __future__ import annotations

import os
import sys
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from config.engine import lifeline
from config.engine.address import external_url
from config.env import number

wsgi_app = "config.wsgi:application"
worker_class = "gthread"
workers = number("WEB_CONCURRENCY", default=1)
threads = 4
timeout = 60
# A page takes a second; a longer wait would only keep Ctrl-C waiting.
graceful_timeout = 2
proc_name = "octavo-web"
errorlog = "-"
accesslog = None


def on_starting(server: Any) -> None:
    """Watch our parent, and end in one line where the settings cannot stand."""
    lifeline.watch_parent()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    try:
        refuse_lone_counts(server.cfg.workers)
        settings.DATABASES  # noqa: B018  (read here, so that what is wrong is said once)
    except ImproperlyConfigured as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)


def refuse_lone_counts(processes: int) -> None:
    """Raise ImproperlyConfigured where several processes would each count throttles alone."""
    if processes > 1 and not external_url():
        raise ImproperlyConfigured(
            f"{processes} web processes need REDIS_URL: without it each counts wrong passwords for"
            " itself. Set it, or run one process."
        )
