"""Streams taken apart within bounds: drawing operators, and bytes behind simple filters."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np
import pikepdf
from pikepdf import Array, Dictionary, Object, Stream

from printing.press.preflight.findings import Unreadable
from printing.press.preflight.limits import (
    CONTENT_BYTES,
    LZW_BYTES,
    LZW_WORST,
    PROGRAM_BYTES,
    STREAM_BYTES,
    TOKENS,
)

SHORT = {
    "A85": "ASCII85Decode",
    "AHx": "ASCIIHexDecode",
    "Fl": "FlateDecode",
    "LZW": "LZWDecode",
    "RL": "RunLengthDecode",
    "DCT": "DCTDecode",
    "CCF": "CCITTFaxDecode",
}


class Undecodable(Exception):
    """A stream cannot be unpacked; its text says why."""


def filters(stream: Object) -> list[str]:
    """Names of a stream's filters, outermost first."""
    named = stream.get("/Filter")
    if named is None:
        return []
    listed = list(named) if isinstance(named, Array) else [named]
    return [SHORT.get(str(each)[1:], str(each)[1:]) for each in listed]


def unpacked(stream: Object) -> bytes:
    """All bytes of a stream whose filters are lossless. Raises Undecodable past the bounds."""
    if "LZWDecode" in filters(stream) and len(stream.read_raw_bytes()) > LZW_BYTES:
        raise Undecodable(f"an LZW stream that may grow {LZW_WORST} times is too long to unpack")
    try:
        return stream.read_bytes()
    except (pikepdf.PdfError, RuntimeError, MemoryError) as fault:
        if "limit" in str(fault):
            raise Undecodable(f"its data grows past {STREAM_BYTES // 2**20} MB") from fault
        raise Undecodable("its data is damaged") from fault


def program(stream: Object) -> bytes:
    """The bytes of a font, a profile or a table: no more than PROGRAM_BYTES. Raises Undecodable."""
    if filters(stream) != ["FlateDecode"]:
        return unpacked(stream)
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(stream.read_raw_bytes(), PROGRAM_BYTES)
    except zlib.error as fault:
        raise Undecodable("its data is damaged") from fault
    if unpacker.unconsumed_tail:
        raise Undecodable(f"its data grows past {PROGRAM_BYTES // 2**20} MB")
    return data


def behind(stream: Object, codec: str) -> bytes:
    """The bytes that reach a picture codec such as DCTDecode, outer filters taken off."""
    data: bytes = stream.read_raw_bytes()
    for name in filters(stream):
        if name == codec:
            return data
        data = _peeled(name, data)
    raise Undecodable(f"no {codec} among its filters")


def _peeled(name: str, data: bytes) -> bytes:
    try:
        if name == "FlateDecode":
            unpacker = zlib.decompressobj()
            data = unpacker.decompress(data, STREAM_BYTES)
            if unpacker.unconsumed_tail:
                raise Undecodable("the stream unpacks to more than any picture needs")
            return data
        if name == "ASCII85Decode":
            text = b"".join(data.split())
            return base64.a85decode(text[: text.index(b"~>")] if b"~>" in text else text)
        if name == "ASCIIHexDecode":
            text = b"".join(data.split()).split(b">")[0]
            return bytes.fromhex((text + b"0" * (len(text) % 2)).decode("ascii"))
    except (ValueError, zlib.error) as fault:
        raise Undecodable(f"{name}: {fault}") from fault
    raise Undecodable(f"{name} before a picture codec is not unpacked here")


def instructions(stream: Object | pikepdf.Page, page: int) -> Sequence[Any]:
    """The operators of a page or form. Raises Unreadable when they are damaged or endless."""
    size = tokens = 0
    for part in _parts(stream):
        try:
            data = unpacked(part)
        except Undecodable as fault:
            raise Unreadable(f"page {page}: its drawing operators: {fault}") from None
        size += len(data)
        tokens += _tokens(data) if size <= CONTENT_BYTES else 0
        if size > CONTENT_BYTES or tokens > TOKENS:
            raise Unreadable(
                f"page {page}: its drawing operators are more than a page needs "
                f"({size / 2**20:.0f} MB); flatten its artwork to pictures and try again"
            )
    if not size:
        return []
    before = pikepdf.settings.qpdf_limit_errors()
    try:
        found = pikepdf.parse_content_stream(stream)
    except (pikepdf.PdfError, pikepdf.PdfParsingError, ValueError, RuntimeError) as fault:
        raise Unreadable(f"page {page}: its drawing operators are damaged ({fault})") from None
    if pikepdf.settings.qpdf_limit_errors() != before:
        raise Unreadable(f"page {page}: its drawing operators are damaged; export the file again")
    return found


def _tokens(data: bytes) -> int:
    """No fewer than the numbers, names, strings and operators in a content stream."""
    signs = np.frombuffer(data, np.uint8)
    spaces = signs <= 32
    starts = int(np.count_nonzero(spaces[:-1] & ~spaces[1:])) + 1
    return starts + int(np.isin(signs, np.frombuffer(b"/([<", np.uint8)).sum())


def _parts(stream: Object | pikepdf.Page) -> list[Object]:
    if isinstance(stream, Stream):
        return [stream]
    holder = stream.obj if isinstance(stream, pikepdf.Page) else stream
    contents = holder.get("/Contents") if isinstance(holder, Dictionary) else None
    if isinstance(contents, Array):
        return [each for each in contents if isinstance(each, Stream)]
    return [contents] if isinstance(contents, Stream) else []
