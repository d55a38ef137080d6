"""The words of a talk with a picture service: an ask, a call, a reply, and what it answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from illustration.providers.base import Refused


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

    `carriages` are the ways a reference can travel, best first. `finds` says that a request whose
    answer was lost can be found again by our own `ref`.
    """

    key: str
    carriages: tuple[Carriage, ...]
    finds: bool

    def submit(self, ask: Ask, secret: str) -> Call:
        """The call that asks for a picture. Never to be sent twice."""

    def accepted(self, reply: Reply) -> Answer:
        """What the reply to `submit` says."""

    def look(self, prediction_id: str, secret: str) -> Call:
        """The call that asks how a picture is doing; free, and may be repeated."""

    def seen(self, reply: Reply) -> Answer:
        """What the reply to `look` says."""
