"""The body of an answer, read to a limit while it streams."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import httpx

from illustration.providers.carriage.faults import Broken

Unpack = Callable[[bytes, int], bytes]


async def body_of(response: httpx.Response, most: int) -> bytes:
    """The whole body, unpacked where the other side packed it unasked; at most `most` bytes.

    What Content-Length claims is believed only where it is too much. Raises Broken, or
    httpx.TransportError where the body is cut short.
    """
    claimed = response.headers.get("content-length", "")
    if claimed.isdigit() and int(claimed) > most:
        raise _too_large(most)
    unpack = _unpacking(response.headers.get("content-encoding", ""))
    whole = bytearray()
    async for chunk in response.aiter_raw():
        whole += unpack(chunk, most - len(whole) + 1)
        if len(whole) > most:
            raise _too_large(most)
    return bytes(whole)


def _unpacking(coding: str) -> Unpack:
    """How the chunks of a content coding are unpacked (RFC 9110, 8.4.1), each to a most of bytes.

    httpx's own decoders have no limit: 64 KB of gzip may unpack to 64 MB, layered ones to more.
    """
    coding = coding.strip().lower()
    if coding in ("", "identity"):
        return lambda chunk, most: chunk
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise Broken("The answer came packed in a way that was not asked for.")
    # 32 more than the window: zlib or gzip, whichever the first bytes say.
    packer = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)

    def unpack(chunk: bytes, most: int) -> bytes:
        try:
            return packer.decompress(chunk, most)
        except zlib.error:
            raise Broken("The answer came packed and cannot be unpacked.") from None

    return unpack


def _too_large(most: int) -> Broken:
    return Broken(f"The answer is larger than the {most:,} bytes that are taken.")
