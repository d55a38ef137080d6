"""How many cases a property is tried on: few in the suite, ten times as many in `make soak`."""

from __future__ import annotations

import os

TIMES = int(os.environ.get("OCTAVO_THOROUGH", "1"))


def cases(few: int) -> int:
    """So many cases, times what OCTAVO_THOROUGH asks for."""
    return few * TIMES
