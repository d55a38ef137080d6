"""The connections a carrier speaks through.

What the installed httpcore (1.0.9) does with a request, read in its source:

- It writes a request at most once. Its pool tries again only where a connection said, before the
  first byte, that it was taken already (ConnectionNotAvailable); `retries` (0 here) concerns
  making the connection alone. httpx (0.28) adds no retry of its own.
- A connection kept alive is looked at before it is used again: one the server has closed is
  readable and is dropped. Between that look and the writing the server may still close it; then
  the request was written, perhaps into nowhere, and ends as RemoteProtocolError. For a POST that
  would be a picture nobody ordered and a person asked to decide about it. So whatever is not a GET
  gets a connection of its own, which no other request had or will have.
- A failed write is swallowed and the answer read all the same, so that no write error can be
  taken for "never left".
- `trace` is told of each step before it is taken; from the first step that is not the connection's
  the request counts as having left.
- The pool knows a connection by scheme, host and port, not by the name in its certificate. A
  pinned request has an IP address for its host, so it too gets a connection of its own.

Transports are used without httpx's client, which would keep cookies from one publisher's call to
another's, read .netrc and proxies from the environment, and log each address at INFO, signed
picture addresses with it.
"""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import httpx

from illustration.providers.carriage.carried import Left
from illustration.providers.carriage.faults import Crossing
from illustration.providers.carriage.packing import pinned

KEPT = httpx.Limits(max_keepalive_connections=32, keepalive_expiry=20.0)
NONE_KEPT = httpx.Limits(max_keepalive_connections=0)
NOT_MADE = (httpx.ConnectError, httpx.ConnectTimeout)


class Line:
    """Connections of two sorts: kept alive for looks, fresh for everything else.

    `connect` is the seconds allowed for making one connection, TLS with it. To be made inside the
    running loop.
    """

    def __init__(self, context: ssl.SSLContext, *, connect: float) -> None:
        self._timeouts = {"connect": connect, "read": None, "write": None, "pool": None}
        self._kept = _transport(context, KEPT)
        self._fresh = _transport(context, NONE_KEPT)

    async def __aenter__(self) -> Line:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._kept.aclose()
        await self._fresh.aclose()

    @asynccontextmanager
    async def exchange(
        self, request: httpx.Request, crossing: Crossing, addresses: Sequence[str] = ()
    ) -> AsyncIterator[httpx.Response]:
        """Send a request once and give the answer, its body unread.

        With `addresses` it goes to the first of these that takes the connection; the next one is
        tried only while nothing has left. Raises httpx.TransportError.
        """
        response = await self._sent(request, crossing, addresses)
        try:
            yield response
        finally:
            await response.aclose()

    async def _sent(
        self, request: httpx.Request, crossing: Crossing, addresses: Sequence[str]
    ) -> httpx.Response:
        for address in addresses[:-1]:
            try:
                return await self._once(pinned(request, address), crossing, own=True)
            except NOT_MADE:
                if crossing.left is not Left.NEVER:
                    raise
        if addresses:
            return await self._once(pinned(request, addresses[-1]), crossing, own=True)
        return await self._once(request, crossing, own=request.method != "GET")

    async def _once(
        self, request: httpx.Request, crossing: Crossing, *, own: bool
    ) -> httpx.Response:
        request.extensions |= {"timeout": self._timeouts, "trace": crossing.trace}
        if own:
            request.headers["Connection"] = "close"
        return await (self._fresh if own else self._kept).handle_async_request(request)


def _transport(context: ssl.SSLContext, limits: httpx.Limits) -> httpx.AsyncHTTPTransport:
    return httpx.AsyncHTTPTransport(verify=context, trust_env=False, limits=limits, retries=0)
