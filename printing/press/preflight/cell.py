"""The child that examines one file for `apart`, which tells it what to expect."""

from __future__ import annotations

import json
import math
import os
import pickle
import resource
import sys

from printing.press.preflight.apart import OVER_MEMORY, Limits
from printing.press.preflight.examine import examine
from printing.press.preflight.findings import Expectation, Unreadable


def main() -> None:
    """Read what to examine from the parent, write the report or the refusal as JSON."""
    path, expectation, limits = pickle.load(sys.stdin.buffer)
    confine(limits)
    answer = _answer(path, expectation)
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()
    # Nothing is to be torn down: parsers of hostile files may not survive it.
    os._exit(0)


def confine(limits: Limits) -> None:
    """Take no more memory (bytes) and work (seconds) than that, and leave no core behind."""
    seconds = math.ceil(limits.cpu_seconds + resource.getrusage(resource.RUSAGE_SELF).ru_utime)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(path: str, expectation: Expectation) -> dict[str, object]:
    try:
        return {"report": json.loads(examine(path, expectation).to_json())}
    except Unreadable as why:
        return {"unreadable": str(why)}
    except MemoryError:
        os._exit(OVER_MEMORY)


if __name__ == "__main__":
    main()
