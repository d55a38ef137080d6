"""What goes wrong at picture services, in turn or by chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from random import Random


class Mishap(StrEnum):
    """One thing that goes wrong with one submission."""

    RATE_LIMITED = "rate-limited"  # 429 with Retry-After
    NO_BALANCE = "no-balance"
    WRONG_KEY = "wrong-key"
    BAD_WORDS = "bad-words"  # the prompt is refused
    NOT_READY = "not-ready"  # 503 without a word
    BROKEN_OFF = "broken-off"  # 500, and nothing was taken: the caller cannot know
    NEVER_ARRIVED = "never-arrived"  # the connection breaks before anything was taken
    LOST_REPLY = "lost-reply"  # taken, and the connection breaks before a word of it
    SLOW_ACCEPT = "slow-accept"  # taken, and told so later than anybody waits
    PARTIAL = "partial"  # 200 without the id or the picture
    BAD_PICTURE = "bad-picture"  # drawn, held back by the filter, and billed
    FAILED_LATER = "failed-later"  # taken, not drawn, not billed
    GONE = "gone"  # drawn and billed, and nobody knows it any more
    EXPIRED = "expired"  # drawn and billed, and its address is no longer good
    WRONG_SIZE = "wrong-size"  # a picture of half the size
    GARBAGE = "garbage"  # bytes that are no picture


# The submission is answered with a refusal and nothing is taken.
AT_THE_DOOR = frozenset(
    {
        Mishap.RATE_LIMITED,
        Mishap.NO_BALANCE,
        Mishap.WRONG_KEY,
        Mishap.BAD_WORDS,
        Mishap.NOT_READY,
        Mishap.BROKEN_OFF,
    }
)
Plan = Sequence[Mishap | None] | Mapping[Mishap, float]


class Mishaps:
    """Told in turn, one entry a submission and then none; or by chance, each 0 to 1.

    Raises ValueError where the chances come to more than 1.
    """

    def __init__(self, plan: Plan = ()) -> None:
        self.chances = dict(plan) if isinstance(plan, Mapping) else {}
        self.turns = [] if isinstance(plan, Mapping) else list(plan)
        if sum(self.chances.values()) > 1 or min(self.chances.values(), default=0) < 0:
            raise ValueError("the chances of mishaps lie between 0 and 1, and so does their sum")

    def next(self, dice: Random) -> Mishap | None:
        """What goes wrong with the next submission."""
        if self.turns:
            return self.turns.pop(0)
        rolled = dice.random()
        for mishap in sorted(self.chances):
            rolled -= self.chances[mishap]
            if rolled < 0:
                return mishap
        return None
