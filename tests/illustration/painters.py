"""Stand-in illustrators for tests: one that answers as told, and counts what it was asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from illustration.providers.base import Done, Limits, Pending, Price, Refused, Request
from illustration.studio.order import Figure
from tests.factories import picture_bytes

Answer = Pending | Done | Refused


def flat(request: Request) -> Answer:
    """A small but true picture of the size asked for."""
    data = picture_bytes((request.width, request.height), seed=request.seed % 7)
    return Done(data, "image/jpeg", (Figure("Pip", (1, 1, 9, 9), ()),))


@dataclass
class Painter:
    """An illustrator whose answers the test writes."""

    answer: Callable[[Request], Answer] = flat
    later: Callable[[str], Answer] | None = None
    free_and_repeatable: bool = True
    key: str = "offline"
    title: str = "Test painter"
    lease_seconds: int = 60
    price: Price = field(default_factory=lambda: Price(29_800))
    limits: Limits = field(default_factory=lambda: Limits(9000, 10**8, 1, 16, "x", 4))
    asked: list[Request] = field(default_factory=list)

    def submit(self, request: Request) -> Answer:
        """Remember the request and answer it."""
        self.asked.append(request)
        return self.answer(request)

    def check(self, prediction_id: str) -> Answer:
        """Answer a poll."""
        assert self.later is not None
        return self.later(prediction_id)
