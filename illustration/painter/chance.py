"""Chance: seeded throws that are the same in every process and on every run."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """A stream of throws named by its words and numbers; the same name throws the same."""

    def __init__(self, *name: object) -> None:
        self._name = name
        digest = hashlib.sha256("\x1f".join(map(str, name)).encode("utf-8", "replace")).digest()
        self._random = random.Random(int.from_bytes(digest[:16], "big"))

    def branch(self, *name: object) -> Chance:
        """An independent stream; throws on one do not shift those of the other."""
        return Chance(*self._name, *name)

    def between(self, low: float, high: float) -> float:
        """A number from low to high."""
        return low + (high - low) * self._random.random()

    def whole(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self._random.random() * (high - low + 1))

    def chance(self, share: float) -> bool:
        """True in `share` of the throws."""
        return self._random.random() < share

    def pick(self, things: Sequence[T]) -> T:
        """One of the things."""
        return things[int(self._random.random() * len(things))]

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """The things in a thrown order."""
        order = sorted((self._random.random(), index) for index in range(len(things)))
        return [things[index] for _, index in order]

    def bytes(self, count: int) -> bytes:
        """Random bytes."""
        return self._random.randbytes(count)
