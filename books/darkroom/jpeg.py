"""JPEG: its markers, and the same picture without anything that is not picture."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from books.darkroom.header import Header
from books.darkroom.refusal import Refusal, damaged

SOI, EOI, SOS, COM = 0xD8, 0xD9, 0xDA, 0xFE
APP0, APP1, APP2, APP13, APP14 = 0xE0, 0xE1, 0xE2, 0xED, 0xEE
# Start-of-frame markers: baseline, extended and progressive Huffman are every decoder's own.
FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
COMMON_FRAMES = {0xC0, 0xC1, 0xC2}
ARITHMETIC_FRAMES = {0xC9, 0xCA}
# Quantisation, Huffman and arithmetic tables, restart interval, scans, frame: the picture itself.
PICTURE = {0xDB, 0xC4, 0xCC, 0xDD, SOS} | FRAMES
# In the coded data FF is followed by 00, a restart marker or a fill byte; else a segment begins.
_NEXT = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")


@dataclass(frozen=True)
class Segment:
    """One marker with the bytes from its FF to the next segment's; `body` leaves the length out."""

    marker: int
    start: int
    end: int
    body: bytes


def read_header(data: bytes) -> Header:
    """What a JPEG claims. Raises Refusal for damage and for kinds of JPEG nobody prints."""
    frame, found, adobe, jfif, end = None, set(), None, True, len(data)
    for part in segments(data):
        if part.marker in FRAMES and frame is None:
            frame = part
        elif part.marker == APP14 and part.body.startswith(b"Adobe") and len(part.body) >= 12:
            adobe = part.body[11]
        elif part.marker not in PICTURE | {SOI, EOI} and not _is_bare_jfif(part):
            found.add(_called(part))
            jfif = jfif and part.marker != APP0
        end = part.end
    if frame is None or len(frame.body) < 6:
        raise damaged("JPEG")
    bits, height, width, colours = struct.unpack(">BHHB", frame.body[:6])
    if bits != 8:
        raise Refusal(f"is a JPEG of {bits} bits a colour; export it with 8, or as a 16-bit TIFF.")
    if frame.marker not in COMMON_FRAMES | ARITHMETIC_FRAMES:
        raise Refusal("is a JPEG of a rare kind (lossless or hierarchical); export it as PNG.")
    usual = frame.marker in COMMON_FRAMES and colours in (1, 3) and adobe in (None, 1)
    return Header(
        kind="JPEG",
        width=width,
        height=height,
        plain=usual and not found and adobe is None and end == len(data),
        upright_inks=colours == 4 and adobe is None,
        lossless_as_it_is=usual,
        tail_bytes=len(data) - end,
        found=frozenset(found),
    )


def bare(data: bytes) -> bytes:
    """The same coded picture, bit for bit, with its tables and a plain JFIF mark and nothing else.

    Camera data, profiles, comments, thumbnails and whatever follows the picture are left out. For
    JPEGs whose header is `lossless_as_it_is`.
    """
    kept = [b"\xff\xd8"]
    parts = list(segments(data))
    jfif = next((part for part in parts if _is_bare_jfif(part)), None)
    kept.append(data[jfif.start : jfif.end] if jfif else _JFIF)
    kept += [data[part.start : part.end] for part in parts if part.marker in PICTURE]
    return b"".join([*kept, b"\xff\xd9"])


def segments(data: bytes) -> Iterator[Segment]:
    """Every segment from SOI to the first EOI; coded data belongs to its SOS. Raises Refusal."""
    yield Segment(SOI, 0, 2, b"")
    at = 2
    while at < len(data):
        start = at
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        if at + 2 > len(data) or data[at] != 0xFF:
            break
        marker = data[at + 1]
        if marker == EOI:
            yield Segment(EOI, at, at + 2, b"")
            return
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if end < at + 4 or end > len(data):
            break
        body = data[at + 4 : end]
        if marker == SOS:
            following = _NEXT.search(data, end)
            end = following.start() if following else len(data)
        yield Segment(marker, start, end, body)
        at = end
    raise damaged("JPEG")


_JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"


def _is_bare_jfif(part: Segment) -> bool:
    # Version, density and a thumbnail of no pixels; a longer one carries a small picture.
    return part.marker == APP0 and part.body.startswith(b"JFIF\x00") and len(part.body) == 14


def _called(part: Segment) -> str:
    if part.marker == APP1 and part.body.startswith(b"Exif"):
        return "camera data (Exif)"
    if part.marker == APP1 and b"ns.adobe.com/xap" in part.body[:64]:
        return "XMP"
    if part.marker == APP2 and part.body.startswith(b"ICC_PROFILE"):
        return "profile"
    if part.marker == APP13:
        return "Photoshop data"
    return "comments" if part.marker == COM else "other data"
