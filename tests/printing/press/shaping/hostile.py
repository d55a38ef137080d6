"""Font files made to wear their reader out, from the tables of an honest one."""

from __future__ import annotations

import struct

from tests.printing.press.test_own_faces import tiny_face

TRIANGLE = struct.pack(">7h", 1, 0, 0, 500, 700, 2, 0) + b"\1\1\1"
TRIANGLE += struct.pack(">6h", 0, 500, -500, 0, 0, 700)
WORDS_FOLLOW, MORE = 0x2, 0x20


def tables_of(data: bytes) -> dict[bytes, bytes]:
    """The tables of a font file, by tag."""
    count = struct.unpack_from(">H", data, 4)[0]
    rows = [struct.unpack_from(">4sLLL", data, 12 + 16 * row) for row in range(count)]
    return {tag: data[start : start + length] for tag, _, start, length in rows}


def packed(tables: dict[bytes, bytes]) -> bytes:
    """A font file of some tables."""
    rows, body, behind = b"", b"", 12 + 16 * len(tables)
    for tag, table in sorted(tables.items()):
        rows += struct.pack(">4sLLL", tag, 0, behind + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    return b"\0\1\0\0" + struct.pack(">4H", len(tables), 0, 0, 0) + rows + body


def composed(parts: list[list[int]]) -> bytes:
    """A face whose glyphs are made of others; one made of none is a triangle."""
    tables = tables_of(tiny_face())
    glyf, places = b"", [0]
    for each in parts:
        glyf += _composite(each) if each else TRIANGLE
        glyf += bytes(-len(glyf) % 4)
        places.append(len(glyf))
    head, maxp, hhea = (bytearray(tables[tag]) for tag in (b"head", b"maxp", b"hhea"))
    struct.pack_into(">h", head, 50, 1)
    struct.pack_into(">H", maxp, 4, len(parts))
    struct.pack_into(">H", hhea, 34, 1)
    kept = {tag: tables[tag] for tag in (b"OS/2", b"name")}
    shape = {b"glyf": glyf, b"loca": struct.pack(f">{len(places)}L", *places)}
    width = {b"hmtx": struct.pack(">HH", 600, 0) + bytes(2 * len(parts))}
    letters = {b"cmap": _cmap([(0x41, 0x41 + len(parts) - 1, 0)])}
    rest = {b"head": bytes(head), b"maxp": bytes(maxp), b"hhea": bytes(hhea)}
    return packed(kept | rest | shape | width | letters)


def every_letter_again_and_again(times: int) -> bytes:
    """A face whose list of letters names the whole of Unicode as often as that."""
    return packed(tables_of(tiny_face()) | {b"cmap": _cmap([(0x20, 0x10FFFF, 1)] * times)})


def _composite(parts: list[int]) -> bytes:
    data = struct.pack(">5h", -1, 0, 0, 500, 700)
    for place, glyph in enumerate(parts, 1):
        more = MORE if place < len(parts) else 0
        data += struct.pack(">HHbb", WORDS_FOLLOW | more, glyph, 0, 0)
    return data


def _cmap(groups: list[tuple[int, int, int]]) -> bytes:
    told = b"".join(struct.pack(">LLL", *group) for group in groups)
    head = struct.pack(">HHHHL", 0, 1, 3, 10, 12)
    return head + struct.pack(">HHLLL", 12, 0, 16 + len(told), 0, len(groups)) + told
