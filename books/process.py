"""The name of a worker process, and whether a named one still lives."""

from __future__ import annotations

import os
import socket


def process_name() -> str:
    """Return this process's name, "host:pid", as it is written on a row it holds."""
    return f"{socket.gethostname()}:{os.getpid()}"


def is_dead(name: str) -> bool:
    """Whether the holder was a process of this machine that is gone.

    A holder on another machine is never called dead: only its lease tells.
    """
    host, _, pid = name.rpartition(":")
    if host != socket.gethostname() or not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
