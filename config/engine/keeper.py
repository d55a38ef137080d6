"""A small process between the supervisor and the queue server, which ends it in order.

The server itself would run on after a kill -9 of the supervisor. The keeper holds the read end
of the supervisor's lifeline and stops the server when it closes.
"""

from __future__ import annotations

import logging
import select
import signal
import sys
from pathlib import Path
from types import FrameType

from config.engine import lifeline
from config.engine.trouble import EngineTroubleError
from config.engine.valkey import Valkey

logger = logging.getLogger("octavo.keeper")
LOOK_SECONDS = 1.0


def keep(var_dir: Path) -> int:
    """Run the server until SIGTERM or the end of the lifeline (0), or until it dies (1)."""
    signal.signal(signal.SIGTERM, _end)
    server = Valkey(var_dir)
    try:
        logger.warning("queue server %s at %s", server.begin(), server.socket)
        while server.is_alive():
            if _lifeline_is_cut(LOOK_SECONDS):
                return 0
        logger.warning("the queue server ended by itself")
        return 1
    except EngineTroubleError as trouble:
        logger.error("%s", trouble)
        return trouble.exit_code
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        server.stop()


def _end(signum: int, frame: FrameType | None) -> None:
    raise SystemExit(0)


def _lifeline_is_cut(seconds: float) -> bool:
    read_end = lifeline.inherited()
    watched = [] if read_end is None else [read_end]
    # Nothing is ever written: readable means closed.
    return bool(select.select(watched, [], [], seconds)[0])


if __name__ == "__main__":
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.WARNING)
    sys.exit(keep(Path(sys.argv[1])))
