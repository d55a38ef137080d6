"""What the press knows of a file it has just written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class WrittenFile:
    """The sha256 of a whole file, and of the pictures in it by the numbers of their objects.

    A file that has that sha256 is that file, so its pictures need not be hashed one by one.
    """

    sha256: str
    streams: Mapping[int, str]
