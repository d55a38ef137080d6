"""Whose picture is next. Pure: fair between publishers, whatever each has asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Waiting:
    """A picture that may be sent now."""

    attempt: int
    publisher: int
    model: str
    urgent: bool
    tries: int


def in_turn(
    waiting: Iterable[Waiting], in_flight: Mapping[int, int], started: Mapping[int, int]
) -> list[Waiting]:
    """The pictures in the order to send them.

    First whoever has the fewest in flight, then whoever was served least of late; of one
    publisher's own, what somebody waits for, then what was tried before, then the oldest.
    """
    return sorted(
        waiting,
        key=lambda each: (
            in_flight.get(each.publisher, 0),
            started.get(each.publisher, 0),
            not each.urgent,
            -each.tries,
            each.attempt,
        ),
    )
