"""PNG: its chunks, walked without unpacking any."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from typing import BinaryIO

from books.darkroom.header import Header
from books.darkroom.refusal import Refusal, damaged

SIGNATURE_BYTES = 8
MOST_CHUNKS = 100_000
# Colour type to the bit depths it may have (PNG specification, 11.2.2).
DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
_CALLED = {
    b"iCCP": "profile",
    b"eXIf": "camera data (Exif)",
    b"tEXt": "comments",
    b"zTXt": "comments",
    b"iTXt": "comments",
    b"tIME": "a date",
}
# Brightness curves of the newer films (ITU-T H.273, transfer 16 and 18), far brighter than paper.
_HDR_TRANSFERS = {16, 18}
_P3_WITH_SRGB_CURVE = bytes((12, 13))


def read_header(file: BinaryIO) -> Header:
    """What a PNG claims. Raises Refusal for damage, animation and high dynamic range."""
    total = os.fstat(file.fileno()).st_size
    width = height = bits = 0
    found: set[str] = set()
    pixels, end = False, 0
    for kind, length, here in _chunks(file, total):
        end = here
        if not bits and kind != b"IHDR":
            raise damaged("PNG")
        if kind == b"IHDR":
            width, height, bits = _ihdr(file.read(13))
        elif kind == b"acTL":
            raise Refusal("is animated; export one frame of it as a still picture.")
        elif kind == b"cICP":
            found |= _named_space(file.read(4))
        elif kind == b"IDAT":
            pixels = pixels or length > 0
        elif kind in _CALLED:
            found.add(_CALLED[kind])
    if not pixels:
        raise damaged("PNG")
    return Header("PNG", width, height, bits=bits, tail_bytes=total - end, found=frozenset(found))


def _chunks(file: BinaryIO, total: int) -> Iterator[tuple[bytes, int, int]]:
    """Kind, length and end of each chunk, the file standing at its data. Raises Refusal."""
    at = SIGNATURE_BYTES
    for _ in range(MOST_CHUNKS):
        file.seek(at)
        head = file.read(8)
        if len(head) < 8:
            raise damaged("PNG")
        length, kind = struct.unpack(">I4s", head)
        end = at + 12 + length
        if end > total:
            raise damaged("PNG")
        yield kind, length, end
        if kind == b"IEND":
            return
        at = end
    raise Refusal(f"is a PNG of more than {MOST_CHUNKS} pieces; export the picture again.")


def _named_space(codes: bytes) -> set[str]:
    """What code points (PNG 3, 11.3.2.6) name, where that is not sRGB: only Display P3 so far."""
    if len(codes) == 4 and codes[1] in _HDR_TRANSFERS:
        raise Refusal("holds high dynamic range (HDR); export it as ordinary sRGB.")
    return {"Display P3"} if codes[:2] == _P3_WITH_SRGB_CURVE else set()


def _ihdr(body: bytes) -> tuple[int, int, int]:
    if len(body) != 13:
        raise damaged("PNG")
    width, height, bits, colour, packing, sieve, lacing = struct.unpack(">IIBBBBB", body)
    if bits not in DEPTHS.get(colour, set()) or packing or sieve or lacing > 1:
        raise Refusal(
            f"claims to be a PNG of colour type {colour} with {bits} bits, which there is not; "
            "export the picture again."
        )
    return width, height, bits
