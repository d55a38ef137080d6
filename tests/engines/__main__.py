"""`python -m tests.engines COMMAND...` runs a command with the engines of production around it.

The command finds DATABASE_URL, REDIS_URL, the bucket and OCTAVO_TEST_ENGINES=production in its
environment. Exit status: the command's own, or 2 where an engine could not start.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from types import FrameType

from tests.engines.servers import BUCKET, PASSWORD, CannotStartError, postgresql, redis, s3


def main(command: list[str]) -> int:
    """Start all three, run the command, stop all three."""
    signal.signal(signal.SIGTERM, _leave)
    began = time.monotonic()
    # Short, because a unix socket's path is; open to PostgreSQL's own user, who is not root.
    folder = Path(tempfile.mkdtemp(prefix="octavo-", dir="/tmp"))
    try:
        with ExitStack() as stack:
            environment = os.environ | {
                "OCTAVO_TEST_ENGINES": "production",
                "DATABASE_URL": stack.enter_context(postgresql(folder)),
                "REDIS_URL": stack.enter_context(redis(folder)),
                "OCTAVO_S3_ENDPOINT": stack.enter_context(s3()),
                "OCTAVO_S3_BUCKET": BUCKET,
                "AWS_ACCESS_KEY_ID": "suite",
                "AWS_SECRET_ACCESS_KEY": PASSWORD,
                "AWS_REGION": "us-east-1",
            }
            took = time.monotonic() - began
            print(f"PostgreSQL, Redis and S3 stand on loopback ({took:.1f} s).", flush=True)
            return subprocess.run(command, env=environment, check=False).returncode
    except CannotStartError as error:
        print(f"The engines of production could not start: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _leave(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: python -m tests.engines COMMAND...")
    sys.exit(main(sys.argv[1:]))
