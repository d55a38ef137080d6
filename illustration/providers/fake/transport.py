"""The fake provider behind an httpx client without a socket: for tests that hold the clock."""

from __future__ import annotations

import httpx

from illustration.providers.fake.asked import Asked, LostReply, NeverArrived, Served
from illustration.providers.fake.house import House


class Straight(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Hands requests to a House at once and never sleeps.

    A reply that would come after the client's read timeout raises httpx.ReadTimeout, a broken
    connection httpx.RemoteProtocolError; both look alike to the caller, as they do on a wire.
    """

    def __init__(self, house: House) -> None:
        self.house = house

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """For httpx.Client."""
        return self._answer(request, request.read())

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """For httpx.AsyncClient."""
        return self._answer(request, await request.aread())

    def _answer(self, request: httpx.Request, body: bytes) -> httpx.Response:
        headers = {name.lower(): value for name, value in request.headers.items()}
        path = request.url.raw_path.decode("ascii")
        try:
            served = self.house.answer(Asked(request.method, path, headers, body))
        except (LostReply, NeverArrived):
            raise httpx.RemoteProtocolError("the connection broke", request=request) from None
        _in_time(served, request)
        reply = served.reply
        return httpx.Response(reply.status, headers=dict(reply.headers), content=reply.data)


def _in_time(served: Served, request: httpx.Request) -> None:
    limit = request.extensions.get("timeout", {}).get("read")
    if limit is not None and served.after > limit:
        raise httpx.ReadTimeout("no reply in time", request=request)
