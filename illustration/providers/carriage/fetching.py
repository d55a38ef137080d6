"""A finished picture is fetched from where the provider says it lies, and from nowhere else."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import httpx

from illustration.providers.carriage.addresses import host_of, is_public, parsed
from illustration.providers.carriage.faults import Broken, Crossing
from illustration.providers.carriage.line import Line
from illustration.providers.carriage.unpacking import body_of
from illustration.providers.wire.talk import Reply

MEGABYTE = 1024 * 1024
MOST_BYTES = 64 * MEGABYTE
# What is read of a refusal's own words.
MOST_OF_A_REFUSAL = 64 * 1024

# The addresses of a host and port, as text. Blocks; raises OSError.
Resolver = Callable[[str, int], Sequence[str]]


@dataclass(frozen=True)
class FetchRule:
    """Where pictures may come from.

    `hosts` are names, each exact ("cdn.example.com") or with all below it ("*.example.com", which
    is not example.com itself). `plain_ok` allows http and any port, `private_ok` addresses that are
    not public: both are for a provider on our own machine or network.
    """

    hosts: tuple[str, ...]
    plain_ok: bool = False
    private_ok: bool = False
    most_bytes: int = MOST_BYTES

    def allows(self, host: str) -> bool:
        """Whether a host, lower case, is on the list."""
        return any(_matches(host, each.lower()) for each in self.hosts)


def _matches(host: str, rule: str) -> bool:
    if rule.startswith("*."):
        return host.endswith(rule[1:]) and len(host) > len(rule[1:])
    return host == rule


def allowed(address: str, rule: FetchRule) -> httpx.URL:
    """The address of a picture taken apart, if the rule lets it be called. Raises Broken."""
    try:
        url = parsed(address)
    except ValueError as error:
        raise Broken(f"The picture was not fetched. {error}") from None
    host = host_of(url)
    if url.scheme != "https" and not rule.plain_ok:
        raise Broken("The picture was not fetched: its address is not https.")
    if url.port not in (None, 443) and not rule.plain_ok:
        raise Broken(f"The picture was not fetched: its address names port {url.port}.")
    if not rule.allows(host):
        raise Broken(
            f"The picture was not fetched: {host} is not among the hosts this provider's pictures "
            "come from."
        )
    return url.copy_with(fragment=None)


async def checked(url: httpx.URL, resolver: Resolver, *, private_ok: bool) -> list[str]:
    """The addresses of a host, looked up once; all must be public. Raises Broken.

    Whoever calls goes to one of these and looks nothing up again, so that a name that leads
    elsewhere the second time (DNS rebinding) leads nowhere.
    """
    host = host_of(url)
    port = url.port or (443 if url.scheme == "https" else 80)
    try:
        found = await asyncio.get_running_loop().run_in_executor(None, resolver, host, port)
    except (OSError, UnicodeError):
        found = []
    if not found:
        raise Broken(f"No address is known for {host}.")
    if not private_ok and not all(is_public(each) for each in found):
        raise Broken(f"{host} leads to an address that is not public, and was not called.")
    return list(found)


async def fetched(
    line: Line, request: httpx.Request, rule: FetchRule, crossing: Crossing, resolver: Resolver
) -> tuple[Reply, bytes | None]:
    """The picture a request (see `allowed`) asks for, or the reply of a host that refused it.

    No redirect is followed. Raises Broken or httpx.TransportError.
    """
    addresses = await checked(request.url, resolver, private_ok=rule.private_ok)
    async with line.exchange(request, crossing, addresses) as response:
        headers = dict(response.headers)
        if response.status_code == 200:
            picture = await body_of(response, rule.most_bytes)
            return Reply(200, headers=headers), picture
        words = await body_of(response, MOST_OF_A_REFUSAL)
        return Reply(response.status_code, words, headers), None


def looked_up(host: str, port: int) -> list[str]:
    """The addresses the system knows of a host, best first. Blocks; raises OSError."""
    rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(row[4][0]) for row in rows))
