"""Gunicorn's settings for the desk on one machine: one process, four threads, this host only."""

from __future__ import annotations

from typing import Any

from config.engine import lifeline

wsgi_app = "config.wsgi:application"
worker_class = "gthread"
workers = 1
threads = 4
timeout = 60
# A page takes a second; a longer wait would only keep Ctrl-C waiting.
graceful_timeout = 2
proc_name = "octavo-web"
errorlog = "-"
accesslog = None


def on_starting(server: Any) -> None:
    lifeline.watch_parent()
