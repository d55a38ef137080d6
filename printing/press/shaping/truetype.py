"""A TrueType file of one's own making: a glyph for each slot, composed where it has parts.

OpenType 1.9: glyf, loca, head, hhea, hmtx, maxp, and nothing else, which is what PDF 32000-1
table 126 asks of the file of a CIDFontType2.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from printing.press.shaping.outlines import Outlines
from printing.press.shaping.slots import Slot

WORDS_AND_PLACES = 0x0003
UNSCALED_PLACE = 0x1000
MORE = 0x0020
LEAST_DEPTH = 4


@dataclass(frozen=True)
class Made:
    """A font file with the box around all its glyphs, in units."""

    data: bytes
    box: tuple[int, int, int, int]


def make_truetype(outlines: Outlines, slots: Sequence[Slot]) -> Made:
    """A font whose glyph n + 1 is slot n; the outlines used lie behind the slots.

    `outlines` has the glyphs of every part. Glyph 0 is the face's own for what is missing.
    """
    behind = len(slots) + 1
    glyphs = [outlines.glyph(0, behind)]
    glyphs += [_drawn(outlines, slot, behind) for slot in slots]
    glyphs += [outlines.glyph(place, behind) for place in range(1, outlines.count)]
    advances = [outlines.advance(0), *(slot.advance for slot in slots)]
    advances += [outlines.advance(place) for place in range(1, outlines.count)]
    box = _around([_box(each) for each in glyphs if each])
    parts = max((len(slot.parts) for slot in slots), default=1)
    return Made(_file(outlines, glyphs, advances, box, parts), box)


def _drawn(outlines: Outlines, slot: Slot, behind: int) -> bytes:
    """The glyph of a slot: the outline itself, nothing, or a composite of outlines."""
    placed = [(outlines.place(glyph), x, y) for glyph, x, y in slot.parts]
    placed = [each for each in placed if outlines.glyph(each[0], behind)]
    if not placed:
        return b""
    if len(placed) == 1 and placed[0][1:] == (0, 0):
        return outlines.glyph(placed[0][0], behind)
    boxes = []
    for place, x, y in placed:
        x0, y0, x1, y1 = _box(outlines.glyph(place, behind))
        boxes.append((x0 + x, y0 + y, x1 + x, y1 + y))
    made = struct.pack(">5h", -1, *_around(boxes))
    for number, (place, x, y) in enumerate(placed, 1):
        flags = WORDS_AND_PLACES | UNSCALED_PLACE | (MORE if number < len(placed) else 0)
        made += struct.pack(">HHhh", flags, place - 1 + behind, x, y)
    return made


def _box(glyph: bytes) -> tuple[int, int, int, int]:
    x0, y0, x1, y1 = struct.unpack_from(">4h", glyph, 2)
    return x0, y0, x1, y1


def _around(boxes: Sequence[tuple[int, int, int, int]]) -> tuple[int, int, int, int]:
    if not boxes:
        return 0, 0, 0, 0
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return min(x0), min(y0), max(x1), max(y1)


def _file(
    outlines: Outlines,
    glyphs: Sequence[bytes],
    advances: Sequence[int],
    box: tuple[int, int, int, int],
    parts: int,
) -> bytes:
    padded = [each + b"\0" * (-len(each) % 4) for each in glyphs]
    places = [0]
    for each in padded:
        places.append(places[-1] + len(each))
    count = len(glyphs)
    sides = [_box(each)[0] if each else 0 for each in glyphs]
    wide = zip(advances, sides, strict=True)
    head = bytearray(outlines.table("head"))
    head[8:12] = b"\0" * 4
    head[36:44] = struct.pack(">4h", *box)
    head[50:52] = struct.pack(">h", 1)
    hhea = bytearray(outlines.table("hhea"))
    hhea[10:12] = struct.pack(">H", max(advances))
    hhea[34:36] = struct.pack(">H", count)
    tables = {
        "glyf": b"".join(padded),
        "head": bytes(head),
        "hhea": bytes(hhea),
        "hmtx": b"".join(struct.pack(">Hh", *each) for each in wide),
        "loca": struct.pack(f">{count + 1}L", *places),
        "maxp": _maxp(outlines, count, parts),
    }
    return _bound(tables)


def _maxp(outlines: Outlines, count: int, parts: int) -> bytes:
    maxp = bytearray(outlines.table("maxp"))
    most, deepest = struct.unpack_from(">HH", maxp, 28)
    maxp[4:6] = struct.pack(">H", count)
    # Composites of a face's composites: more points than either knew of alone.
    points, contours = struct.unpack_from(">HH", maxp, 6)
    inner = struct.unpack_from(">HH", maxp, 10)
    points, contours = max(points, inner[0]), max(contours, inner[1])
    many = (min(points * parts, 65535), min(contours * parts, 65535))
    maxp[10:14] = struct.pack(">HH", *many)
    maxp[28:32] = struct.pack(">HH", max(most, parts), deepest + LEAST_DEPTH)
    return bytes(maxp)


def _bound(tables: dict[str, bytes]) -> bytes:
    count = len(tables)
    power = count.bit_length() - 1
    across = 16 << power
    rows, body = b"", b""
    start = 12 + 16 * count
    for name in sorted(tables):
        data = tables[name]
        whole = data + b"\0" * (-len(data) % 4)
        rows += struct.pack(">4sLLL", name.encode(), _sum(whole), start + len(body), len(data))
        body += whole
    made = struct.pack(">4s4H", b"\0\1\0\0", count, across, power, 16 * count - across)
    made += rows + body
    # The whole file sums up to a constant of the format (head.checkSumAdjustment).
    adjust = (0xB1B0AFBA - _sum(made)) & 0xFFFFFFFF
    at = made.index(tables["head"][:52], 12 + 16 * count) + 8
    return made[:at] + struct.pack(">L", adjust) + made[at + 4 :]


def _sum(data: bytes) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}L", data)
    return sum(words) & 0xFFFFFFFF
