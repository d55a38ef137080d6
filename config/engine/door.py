"""What stands before the desk opens: a free port and fresh static files."""

from __future__ import annotations

import socket
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders

from config.engine.trouble import EngineTroubleError

HOST = "127.0.0.1"


def refuse_used_port(port: int) -> None:
    """Raise EngineTroubleError where `port` cannot be had on this host."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            why = getattr(error, "strerror", None) or error
            raise EngineTroubleError(
                f"Port {port} cannot be used ({why}): stop what uses it, or choose another with"
                " `manage.py serve --port 8001`."
            ) from error


def is_open(port: int) -> bool:
    """Return whether something answers on `port` of this host."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) == 0


def static_files_are_old() -> bool:
    """Return whether a source is newer than the last finished collectstatic, or there was none."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not manifest.exists():
        return True
    collected = manifest.stat().st_mtime
    return any(
        Path(storage.path(name)).stat().st_mtime > collected
        for finder in get_finders()
        for name, storage in finder.list([])
    )
