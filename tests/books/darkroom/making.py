"""Writes pictures byte by byte: those that Pillow cannot write, and those nobody should."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from books.darkroom.spaces import Space

PROPHOTO = Space(
    "ProPhoto", (0.7347, 0.2653), (0.1596, 0.8404), (0.0366, 0.0001), (0.3457, 0.3585), 1.8
)
Array = NDArray[Any]
PNG_COLOUR = {1: 0, 3: 2, 2: 4, 4: 6}


def encoded(picture: Image.Image, kind: str, **options: Any) -> bytes:
    """A picture as Pillow writes it."""
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    """One PNG chunk with its length and checksum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(*chunks: bytes) -> bytes:
    """A PNG of the chunks given, IEND behind them."""
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks) + chunk(b"IEND", b"")


def ihdr(width: int, height: int, bits: int = 8, colour: int = 2) -> bytes:
    """A PNG's header chunk."""
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0))


def png16(pixels: Array, *extra: bytes, level: int = 1) -> bytes:
    """A PNG of 16 bits from (rows, columns[, channels]) values; rows differ as `Sub` asks."""
    rows, columns = pixels.shape[:2]
    channels = 1 if pixels.ndim == 2 else pixels.shape[2]
    raw = pixels.astype(">u2").reshape(rows, -1).view(np.uint8)
    step = 2 * channels
    coded = raw.copy()
    coded[:, step:] = raw[:, step:] - raw[:, :-step]
    lines = np.concatenate([np.ones((rows, 1), np.uint8), coded], axis=1)
    head = ihdr(columns, rows, 16, PNG_COLOUR[channels])
    return png(head, *extra, chunk(b"IDAT", zlib.compress(lines.tobytes(), level)))


def iccp(icc: bytes) -> bytes:
    """A PNG's profile chunk."""
    return chunk(b"iCCP", b"space\0\0" + zlib.compress(icc))


def tiff(
    pixels: Array,
    *,
    order: str = "<",
    icc: bytes = b"",
    packed: bool = False,
    photometric: int | None = None,
    extra: dict[int, tuple[int, list[int]]] | None = None,
) -> bytes:
    """A TIFF of 8 or 16 bits from (rows, columns[, channels]) values, one strip for 64 rows.

    `packed` uses ZIP with the horizontal predictor. `extra` are further tags: type and values.
    """
    rows, columns = pixels.shape[:2]
    channels = 1 if pixels.ndim == 2 else pixels.shape[2]
    bits = pixels.dtype.itemsize * 8
    strips = [_strip(pixels[top : top + 64], order, packed) for top in range(0, rows, 64)]
    at, offsets = 8, []
    for strip in strips:
        offsets.append(at)
        at += len(strip)
    colours = photometric if photometric is not None else {1: 1, 3: 2, 4: 5}[channels]
    tags: dict[int, tuple[int, list[int]]] = {
        256: (4, [columns]), 257: (4, [rows]), 258: (3, [bits] * channels),
        259: (3, [8 if packed else 1]), 262: (3, [colours]), 273: (4, offsets),
        277: (3, [channels]), 278: (4, [64]), 279: (4, [len(strip) for strip in strips]),
        284: (3, [1]),
    }  # fmt: skip
    if packed:
        tags[317] = (3, [2])
    if icc:
        tags[34675] = (7, list(icc))
    return _tiff_file(b"".join(strips), tags | (extra or {}), order)


def _strip(pixels: Array, order: str, packed: bool) -> bytes:
    if packed:
        pixels = pixels.copy()
        pixels[:, 1:] -= pixels[:, :-1].copy()
    data = pixels.astype(pixels.dtype.newbyteorder(order)).tobytes()
    return zlib.compress(data, 1) if packed else data


def _tiff_file(body: bytes, tags: dict[int, tuple[int, list[int]]], order: str) -> bytes:
    mark = b"II*\0" if order == "<" else b"MM\0*"
    directory, values = b"", b""
    at = 8 + len(body)
    behind = at + 2 + 12 * len(tags) + 4
    for tag in sorted(tags):
        kind, numbers = tags[tag]
        letter = {1: "B", 3: "H", 4: "I", 7: "B"}[kind]
        data = struct.pack(f"{order}{len(numbers)}{letter}", *numbers)
        if len(data) <= 4:
            place = data.ljust(4, b"\0")
        else:
            place = struct.pack(f"{order}I", behind + len(values))
            values += data + b"\0" * (len(data) % 2)
        directory += struct.pack(f"{order}HHI", tag, kind, len(numbers)) + place
    count = struct.pack(f"{order}H", len(tags))
    head = mark + struct.pack(f"{order}I", at)
    return head + body + count + directory + struct.pack(f"{order}I", 0) + values


def chart(side: int = 9) -> Array:
    """Colours of the whole sRGB cube, (side * side, side, 3), bytes."""
    steps = np.round(np.linspace(0, 255, side)).astype(np.uint8)
    return np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), axis=-1).reshape(
        side * side, side, 3
    )


def enlarged(colours: Array, times: int = 8) -> Array:
    """Every colour as a field of `times` x `times` pixels."""
    return np.repeat(np.repeat(colours, times, axis=0), times, axis=1)
