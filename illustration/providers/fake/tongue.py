"""What the fake provider needs of each format it speaks."""

from __future__ import annotations

from typing import Protocol

from illustration.providers.fake.asked import Asked, Wanted
from illustration.providers.fake.drawing import Drawing
from illustration.providers.fake.mishaps import Mishap
from illustration.providers.wire.talk import Reply


class Tongue(Protocol):
    """The service's side of a wire format.

    `key` is how the catalog's rows name the format, `at_once` whether the picture comes in the
    reply itself, `free` what is not billed although it was taken.
    """

    key: str
    at_once: bool
    free: frozenset[Mishap]

    def read(self, asked: Asked) -> Wanted:
        """What a submission wants. Raises Unsound."""

    def refusal(self, mishap: Mishap, pause: float = 1.0) -> Reply:
        """A refusal at the door; `pause` in seconds for those that tell one."""

    def unsound(self, words: str) -> Reply:
        """What cannot be drawn as it is asked for."""

    def taken(self, drawing: Drawing, host: str) -> Reply:
        """The reply to a submission that was taken; pictures lie under `host`."""
