"""The numbered places at which a pump may die; tests kill it at each of them."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum


class Place(IntEnum):
    """Between two neighbours lies one write to the database, to the disk or to the network."""

    PICKED = 1
    CLAIMED = 2
    ASK_BUILT = 3
    MARKED_SENDING = 4
    HANDED_TO_CARRIER = 5
    REPLY_HERE = 6
    ID_KEPT = 7
    LOOK_ANSWERED = 8
    ADDRESS_KEPT = 9
    PICTURE_HERE = 10
    MARKED_VERIFYING = 11
    FILE_KEPT = 12
    STORED = 13


# Nobody watches; a test that kills the pump at a place does.
watchers: list[Callable[[Place], None]] = []


def passing(place: Place) -> None:
    """Tell whoever watches that the pump has come to a place."""
    for watcher in watchers:
        watcher(place)
