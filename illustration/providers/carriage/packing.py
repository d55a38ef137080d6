"""Calls made into HTTP requests, and requests bound to one checked address."""

from __future__ import annotations

import httpx

from illustration.providers.carriage.addresses import parsed
from illustration.providers.carriage.faults import Broken
from illustration.providers.wire.talk import Call

UNSENDABLE = (
    "The key, or another header, holds a character no header may carry; enter the key again."
)


def packed(call: Call, base: str, user_agent: str) -> httpx.Request:
    """The request of a call: JSON where it has a body, else multipart/form-data, else nothing.

    The body is coded here, wholly, so that its length is told and nothing can fail halfway. Raises
    Broken with a sentence.
    """
    if not call.path.startswith("/"):
        raise Broken("The call names no path of the provider.")
    try:
        url = parsed(f"{base.rstrip('/')}{call.path}")
    except ValueError as error:
        raise Broken(str(error)) from None
    headers = {**_headers(user_agent), **call.headers}
    # Broken is raised without its cause: the cause repeats the header, which may be a key.
    if not all(_sendable(word) for pair in headers.items() for word in pair):
        raise Broken(UNSENDABLE)
    if call.body is not None:
        request = httpx.Request(call.method, url, headers=headers, json=dict(call.body))
    else:
        request = httpx.Request(call.method, url, headers=headers, files=_parts(call) or None)
    request.read()
    return request


def wanted(url: httpx.URL, user_agent: str) -> httpx.Request:
    """The request for a picture. It carries no key: the address itself is the right to it."""
    return httpx.Request("GET", url, headers=_headers(user_agent))


def pinned(request: httpx.Request, address: str) -> httpx.Request:
    """The same request to a checked IP address; its Host and the certificate's name stay."""
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        content=request.read(),
        extensions={"sni_hostname": request.url.raw_host.decode("ascii")},
    )


def _headers(user_agent: str) -> dict[str, str]:
    return {"User-Agent": user_agent, "Accept": "*/*", "Accept-Encoding": "identity"}


def _parts(call: Call) -> list[tuple[str, tuple[str | None, bytes] | tuple[str, bytes, str]]]:
    parts: list[tuple[str, tuple[str | None, bytes] | tuple[str, bytes, str]]] = [
        (name, (None, value.encode())) for name, value in call.fields.items()
    ]
    parts += [(each.name, (each.filename, each.data, each.mime)) for each in call.uploads]
    return parts


def _sendable(word: str) -> bool:
    """Visible ASCII and inner spaces (RFC 9110, 5.5)."""
    return word.isascii() and word.isprintable() and word == word.strip()
