"""Where the queue server is: REDIS_URL, or the unix socket of the embedded one."""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from pathlib import Path
from urllib.parse import quote

from config.engine.trouble import EngineTroubleError

# sun_path holds 104 bytes on macOS and 108 on Linux, the closing zero included.
LONGEST = 100


def external_url() -> str:
    """Return REDIS_URL from the environment, or "" where the embedded server is meant."""
    return os.environ.get("REDIS_URL", "").strip()


def redis_url(var_dir: Path) -> str:
    """Return REDIS_URL, or the address of the embedded server that belongs to `var_dir`.

    Creates nothing, so settings may call it at import.
    """
    return external_url() or f"unix://{quote(str(socket_path(var_dir)))}"


def queue_url(var_dir: Path) -> str:
    """Return redis_url() with time limits: a web process must not wait minutes for a dead host.

    django-rq takes them from nowhere but the URL. The worker lengthens them where it blocks.
    """
    url = redis_url(var_dir)
    if url.startswith("unix://") or "socket_" in url:
        return url
    return f"{url}{'&' if '?' in url else '?'}socket_connect_timeout=2&socket_timeout=5"


def socket_path(var_dir: Path) -> Path:
    """Return the socket of `var_dir`: the same for every process of one user, 100 bytes at most.

    The folder is under the system's temporary one, because a path below `var_dir` can be too long
    for a unix socket; where even the temporary folder is too deep it is /tmp.
    """
    uid = os.getuid()
    mark = hashlib.sha256(f"{uid}:{var_dir.resolve()}".encode()).hexdigest()[:12]
    inside = Path(f"octavo-{uid}-{mark}") / "valkey.sock"
    path = Path(tempfile.gettempdir()) / inside
    return path if len(os.fsencode(path)) <= LONGEST else Path("/tmp") / inside


def private_folder(var_dir: Path) -> Path:
    """Make the socket's folder, mode 0700, and return it.

    Anyone can make folders in a shared temporary one, so a folder that is a link, or that
    belongs to somebody else, raises EngineTroubleError: whoever reaches the queue runs code as us.
    """
    folder = socket_path(var_dir).parent
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
        raise EngineTroubleError(
            f"{folder} is not a folder of yours, so the queue's socket would not be private there:"
            " remove it, or set TMPDIR to a folder of your own."
        )
    folder.chmod(0o700)
    return folder
