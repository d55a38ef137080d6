"""Pictures that cost next to nothing: a few coloured squares enlarged, as a true PNG."""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache

CELLS = 16
# So many different pictures a size; a note in the file keeps the bytes of each prediction its own.
KINDS = 8
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def png(width: int, height: int, kind: int, note: str) -> bytes:
    """An RGB picture of that size in pixels, the same for the same arguments."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"".join(
        (
            SIGNATURE,
            _chunk(b"IHDR", head),
            _chunk(b"tEXt", b"Comment\0" + note.encode("latin-1", "replace")),
            _chunk(b"IDAT", _rows(width, height, kind % KINDS)),
            _chunk(b"IEND", b""),
        )
    )


@lru_cache(maxsize=64)
def _rows(width: int, height: int, kind: int) -> bytes:
    press = zlib.compressobj(1)
    out = []
    # A picture lower than that has no line for some of them.
    for down in (n for n in range(CELLS) if _cell(n, height)):
        across = b"".join(_colour(n, down, kind) * _cell(n, width) for n in range(CELLS))
        # Every line of a PNG starts with its filter: 0 is none, 2 is "as the line above".
        again = (b"\2" + bytes(len(across))) * (_cell(down, height) - 1)
        out.append(press.compress(b"\0" + across + again))
    return b"".join([*out, press.flush()])


def _cell(n: int, edge: int) -> int:
    return edge * (n + 1) // CELLS - edge * n // CELLS


def _colour(across: int, down: int, kind: int) -> bytes:
    return bytes((40 + across * 13, 40 + down * 13, 20 + kind * 28))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
