"""What arrives at the fake provider, read into what is wanted."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from illustration.providers.wire.talk import Reply


class Unsound(ValueError):
    """A request that cannot be read; the message says what is wrong with it."""


class LostReply(Exception):
    """The request was taken, and the connection breaks before anything is told."""


class NeverArrived(Exception):
    """The connection breaks before the request was taken."""


@dataclass(frozen=True)
class Asked:
    """One HTTP request; `path` with its query, headers by lower-case name."""

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = field(default=b"", repr=False)

    @property
    def steps(self) -> list[str]:
        """The parts of the path, unquoted."""
        return [unquote(step) for step in urlsplit(self.path).path.split("/") if step]

    @property
    def query(self) -> dict[str, str]:
        """The first value of each name."""
        return {name: told[0] for name, told in parse_qs(urlsplit(self.path).query).items()}

    @property
    def secret(self) -> str:
        """The key, with or without Bearer before it."""
        return self.headers.get("authorization", "").removeprefix("Bearer ").strip()

    @property
    def host(self) -> str:
        """The address pictures of this reply lie under."""
        return f"http://{self.headers.get('host', 'fake.test')}"

    def json(self) -> dict[str, Any]:
        """The body as an object. Raises Unsound."""
        try:
            told = json.loads(self.body)
        except (ValueError, RecursionError):
            raise Unsound("the body is no JSON") from None
        if not isinstance(told, dict):
            raise Unsound("the body is no object")
        return told

    def parts(self) -> list[tuple[str, bytes]]:
        """Name and bytes of each part of a multipart body (RFC 7578). Raises Unsound."""
        told = re.search(r'boundary="?([^";]+)', self.headers.get("content-type", ""))
        if not told:
            raise Unsound("the body has no parts")
        found = []
        for part in self.body.split(b"--" + told[1].encode())[1:-1]:
            head, _, data = part.partition(b"\r\n\r\n")
            name = re.search(rb'[; ]name="([^"]*)"', head)
            if not name:
                raise Unsound("a part without a name")
            found.append((name[1].decode(), data.removesuffix(b"\r\n")))
        return found


@dataclass(frozen=True)
class Wanted:
    """One picture, whatever the format: sizes in pixels, `references` counted.

    `addresses` are those of references that are not inside the request.
    """

    model: str
    prompt: str
    width: int
    height: int
    quality: str = ""
    references: int = 0
    addresses: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Served:
    """A reply, and the seconds of the provider's time after which it is sent."""

    reply: Reply
    after: float = 0.0


def tell(told: object, status: int = 200, **headers: str) -> Reply:
    """A reply of JSON."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(status, json.dumps(told).encode(), {"content-type": "application/json", **named})


def size_of(told: object, mark: str) -> tuple[int, int]:
    """Width and height of "1024x1024", in pixels. Raises Unsound."""
    found = re.fullmatch(rf"(\d{{1,5}}){re.escape(mark)}(\d{{1,5}})", str(told))
    if not found:
        raise Unsound(f"size is not written as 1024{mark}1024")
    return int(found[1]), int(found[2])


def words_of(told: Mapping[str, Any], name: str) -> str:
    """A text that must be there. Raises Unsound."""
    value = told.get(name)
    if not isinstance(value, str) or not value.strip():
        raise Unsound(f"{name} is missing")
    return value


def links_in(images: Sequence[object]) -> tuple[str, ...]:
    """The addresses among references, most of which stand inside the request."""
    return tuple(str(each) for each in images if str(each).startswith("http"))
