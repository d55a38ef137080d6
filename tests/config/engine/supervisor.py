"""A supervisor as a process of its own: `python -m tests.config.engine.supervisor [PORT]`."""

from __future__ import annotations

import json
import os
import sys
import time

import django

from config.engine.family import Family
from config.engine.trouble import EngineTroubleError


def main() -> int:
    django.setup()
    try:
        with Family(workers=1, web=int(sys.argv[1]) if sys.argv[1:] else None) as family:
            while True:
                line = {"pids": family.pids(), "happened": family.tend(), "me": os.getpid()}
                sys.stdout.write(json.dumps(line) + "\n")
                sys.stdout.flush()
                time.sleep(0.1)
    except EngineTroubleError as trouble:
        sys.stderr.write(f"{trouble}\n")
        return trouble.exit_code


if __name__ == "__main__":
    sys.exit(main())
