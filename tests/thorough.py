"""How much the suite tries: few cases of a property, ten times as many in `make soak`."""

from __future__ import annotations

import os

TIMES = int(os.environ.get("OCTAVO_THOROUGH", "1"))


def cases(few: int) -> int:
    """So many cases, times what OCTAVO_THOROUGH asks for."""
    return few * TIMES


def in_turn(n: int, seat: int, seats: int) -> bool:
    """Whether the n-th of like cases falls to this seat of several; to each in `make soak`."""
    return TIMES > 1 or n % seats == seat
