"""What comes back from a carrier: a reply, a picture, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from illustration.providers.wire.talk import Reply


class Left(StrEnum):
    """Whether a request reached the provider, as far as this side can know."""

    NEVER = "never-left"
    MAYBE = "may-have-left"


@dataclass(frozen=True)
class Fault:
    """Why there is no reply or no picture, as a sentence that also tells about the money."""

    left: Left
    message: str


@dataclass(frozen=True)
class Carried:
    """The end of one errand, under the tag it was handed over with.

    A call ends with a `reply` of any status, or a `fault`. A picture ends with its bytes, or a
    `fault`, beside which `reply` tells the status where the other side refused it. `seconds` is the
    wall time since it was handed over.
    """

    tag: object
    reply: Reply | None
    picture: bytes | None = field(repr=False)
    fault: Fault | None
    seconds: float
