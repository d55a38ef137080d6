"""The words of a talk with a picture service: an ask, a call, a reply, and what it answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from illustration.providers.base import Refused


class Repeats(StrEnum):
    """What a service promises about a request whose answer was lost.

    NEVER: nothing, so it is not sent again. FINDS: it can be looked up by our own `ref`. SAME: sent
    again with the same `ref` it is the same picture and the same bill.
    """

    NEVER = "never"
    FINDS = "finds"
    SAME = "same"


class Carriage(StrEnum):
    """How a reference picture travels to a service."""

    DATA_URI = "data-uri"
    UPLOAD = "upload"
    OWN_URL = "own-url"
    SIGNED_LINK = "signed-link"


@dataclass(frozen=True)
class Sheet:
    """A reference picture as it travels: an address (https or data:), or the bytes themselves."""

    name: str
    address: str = ""
    data: bytes = field(default=b"", repr=False)
    mime: str = "image/png"


@dataclass(frozen=True)
class Ask:
    """One picture asked for: one call, one bill. Sizes are pixels.

    `sheets` are references in the order the prompt numbers them. `mask` is a PNG of the first
    reference's size whose clear pixels are to be redrawn. `ref` is our own name of the attempt.
    """

    model: str
    prompt: str
    width: int
    height: int
    ref: str
    sheets: tuple[Sheet, ...] = ()
    quality: str = ""
    mask: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Upload:
    """A file of a call in several parts."""

    name: str
    filename: str
    data: bytes = field(repr=False)
    mime: str = "image/png"


@dataclass(frozen=True)
class Call:
    """One HTTP request, ready to be sent. `path` follows the account's base address.

    Either `body` is sent as JSON, or `fields` and `uploads` as multipart/form-data.
    """

    method: str
    path: str
    headers: Mapping[str, str] = field(repr=False)
    body: Mapping[str, Any] | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    uploads: tuple[Upload, ...] = ()


@dataclass(frozen=True)
class Reply:
    """What came back: status, headers by lower-case name, and the bytes."""

    status: int
    data: bytes = field(default=b"", repr=False)
    headers: Mapping[str, str] = field(default_factory=dict)

    def json(self) -> dict[str, Any]:
        """The body as an object; {} where it is none."""
        try:
            told = json.loads(self.data)
        except (ValueError, RecursionError):
            return {}
        return told if isinstance(told, dict) else {}

    @property
    def retry_after(self) -> float | None:
        """The seconds of Retry-After (RFC 9110, 10.2.3), where it tells seconds."""
        try:
            return max(0.0, float(self.headers.get("retry-after", "")))
        except ValueError:
            return None


@dataclass(frozen=True)
class Accepted:
    """Taken, and billed if it comes to be: the id to ask for it by."""

    prediction_id: str


@dataclass(frozen=True)
class Finished:
    """A finished picture: where it can be fetched, or its bytes; and what was used."""

    address: str = ""
    data: bytes = field(default=b"", repr=False)
    usage: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Waiting:
    """Taken and not done yet."""


Answer = Accepted | Finished | Waiting | Refused


class Wire(Protocol):
    """One service's way of speaking.

    `carriages` are the ways a reference can travel, best first. `repeats` says what may be done
    when the answer to `submit` was lost.
    """

    key: str
    carriages: tuple[Carriage, ...]
    repeats: Repeats
    # How long a finished picture's address is good, as documented; 0 where nobody says.
    address_seconds: float

    def submit(self, ask: Ask, secret: str) -> Call:
        """The call that asks for a picture. Not to be sent twice unless `repeats` is SAME."""

    def accepted(self, reply: Reply) -> Answer:
        """What the reply to `submit` says."""

    def look(self, prediction_id: str, secret: str) -> Call:
        """The call that asks how a picture is doing; free, and may be repeated."""

    def seen(self, reply: Reply) -> Answer:
        """What the reply to `look` says.

        Refused is about this picture, which was taken: never a class of refusal at the door (a key,
        a balance, a rate), for whoever believed one would ask for it, and pay, again.
        """

    def find(self, ref: str, secret: str) -> Call:
        """The call that looks up what was sent with a `ref`. LookupError unless it FINDS."""

    def found(self, reply: Reply) -> Answer | None:
        """What the reply to `find` says; None where it proves that nothing was taken.

        Accepted: it was taken. Waiting: this reply tells nothing, look again. Raises as `find`.
        """

    def probe(self, secret: str) -> Call:
        """A call that costs nothing and tells whether the key is taken."""

    def probed(self, reply: Reply) -> Refused | None:
        """What the reply to `probe` says; None where the key is good."""


class Unfindable:
    """The half of a format whose service lets nothing be looked up by our own `ref`."""

    key: str
    repeats: Repeats = Repeats.NEVER
    address_seconds: float = 0.0

    def find(self, ref: str, secret: str) -> Call:
        """Nothing can be looked up here. Raises LookupError."""
        raise LookupError(f"{self.key} finds nothing by our own name of it ({ref})")

    def found(self, reply: Reply) -> Answer | None:
        """As `find`. Raises LookupError."""
        raise LookupError(f"{self.key} finds nothing by our own name of it")
