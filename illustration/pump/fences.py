"""How long a request may take, and how long its row is held: the second outlives the first.

A request sent after its hold has ended could meet a second one for the same picture. So the
sender looks at the clock right before it sends, a request has a hard total, and a hold is three
times that total and a while (generation.md 4.4).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

# How late a provider may register what it was sent, and what a slow machine may lose.
LAG_SECONDS, MARGIN_SECONDS = 30.0, 5.0
# These answer with the picture itself; the others with an id at once.
ANSWER_WITH_THE_PICTURE = frozenset({"openai-images", "ark"})


@dataclass(frozen=True)
class Fence:
    """Seconds one request may take in all, and seconds its row is held for it."""

    total: float
    hold: float

    @property
    def is_whole(self) -> bool:
        """Whether nothing sent under it can outlive its hold."""
        return self.total > 0 and self.hold >= 3 * self.total + LAG_SECONDS


def fence_of(wire: str) -> Fence:
    """The fence of a wire format, from the settings."""
    slow = wire in ANSWER_WITH_THE_PICTURE
    return Fence(*(settings.PROVIDER_SLOW_FENCE if slow else settings.PROVIDER_FENCE))


def broken_fences() -> list[str]:
    """Sentences on fences that let a picture be paid twice; empty where all are whole."""
    told = {
        "OCTAVO_SEND_SECONDS and OCTAVO_HOLD_SECONDS": Fence(*settings.PROVIDER_FENCE),
        "OCTAVO_SLOW_SEND_SECONDS and OCTAVO_SLOW_HOLD_SECONDS": Fence(
            *settings.PROVIDER_SLOW_FENCE
        ),
    }
    return [
        f"{names}: a hold of {fence.hold:g} s does not outlive a request of {fence.total:g} s. "
        f"Set the hold to {3 * fence.total + LAG_SECONDS:g} s at least, or shorten the request."
        for names, fence in told.items()
        if not fence.is_whole
    ]


def refuse_broken_fences(app_configs: Any, **_: Any) -> Sequence[CheckMessage]:
    """Django's system check: with a broken fence nothing starts."""
    return [Error(told, id="illustration.E001") for told in broken_fences()]
