"""What the pump sends its carrier for, and for which hold of which picture."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from illustration.providers.carriage.carried import Carried
from illustration.providers.carriage.fetching import FetchRule
from illustration.providers.wire.talk import Call


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


class Carries(Protocol):
    """What the pump needs of a carrier (providers.carriage.carrier.Carrier)."""

    def send(
        self, call: Call, *, base: str, total: float, tag: object, public_only: bool = False
    ) -> None:
        """Send a call once."""

    def fetch(self, address: str, *, rule: FetchRule, total: float, tag: object) -> None:
        """Fetch a picture."""

    def next(self, timeout: float) -> Carried | None:
        """The next errand that came to its end."""
