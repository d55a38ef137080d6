"""WebP: its chunks, and whether canvas and picture agree."""

from __future__ import annotations

import os
import struct
from typing import BinaryIO

from books.darkroom.header import Header
from books.darkroom.refusal import Refusal, damaged

MOST_CHUNKS = 10_000
ANIMATED = 0x02
_CALLED = {b"ICCP": "profile", b"EXIF": "camera data (Exif)", b"XMP ": "XMP"}


def read_header(file: BinaryIO) -> Header:
    """What a WebP claims. Raises Refusal for damage, animation and a canvas that lies."""
    total = os.fstat(file.fileno()).st_size
    file.seek(0)
    end = 8 + struct.unpack("<I", file.read(8)[4:])[0]
    if end > total:
        raise damaged("WEBP")
    canvas, picture, found, at = None, None, set(), 12
    for _ in range(MOST_CHUNKS):
        if at + 8 > end:
            break
        file.seek(at)
        kind, length = struct.unpack("<4sI", file.read(8))
        if at + 8 + length > end:
            raise damaged("WEBP")
        if kind == b"VP8X":
            canvas = _canvas(file.read(10))
        elif kind in (b"VP8 ", b"VP8L") and picture is None:
            picture = _frame(kind, file.read(10))
        elif kind in (b"ANIM", b"ANMF"):
            raise _animated()
        elif kind in _CALLED:
            found.add(_CALLED[kind])
        at += 8 + length + length % 2
    if picture is None:
        raise damaged("WEBP")
    if canvas is not None and canvas != picture:
        raise Refusal(
            f"claims a canvas of {canvas[0]} x {canvas[1]} pixels for a picture of "
            f"{picture[0]} x {picture[1]}; export it again."
        )
    return Header("WEBP", *picture, tail_bytes=total - end, found=frozenset(found))


def _canvas(body: bytes) -> tuple[int, int]:
    if len(body) < 10:
        raise damaged("WEBP")
    if body[0] & ANIMATED:
        raise _animated()
    return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1


def _frame(kind: bytes, body: bytes) -> tuple[int, int]:
    # RFC 9649, 2.5 and 2.6; the sizes hold 14 bits each.
    if kind == b"VP8 " and body[3:6] == b"\x9d\x01\x2a" and len(body) == 10:
        width, height = struct.unpack("<HH", body[6:10])
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L" and body[:1] == b"\x2f" and len(body) >= 5:
        packed = int.from_bytes(body[1:5], "little")
        return (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1
    raise damaged("WEBP")


def _animated() -> Refusal:
    return Refusal("is animated; export one frame of it as a still picture.")
