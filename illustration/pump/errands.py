"""What the pump sends its carrier for, and for which hold of which picture."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The four errands; only the first may cost anything."""

    SEND = "send"
    LOOK = "look"
    FIND = "find"
    FETCH = "fetch"


@dataclass(frozen=True)
class Errand:
    """One errand. A reply that comes after the picture got another fence is not believed."""

    kind: Kind
    publisher: int
    attempt: int
    fence: int
    address: str = ""
