"""Fonts of a file, their descriptors and the programs embedded with them."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Stream

from printing.press.preflight.streams import Undecodable, program

FILES = ("/FontFile", "/FontFile2", "/FontFile3")
SCALERS = (b"\x00\x01\x00\x00", b"true", b"OTTO", b"ttcf")


@dataclass(frozen=True)
class Typeface:
    """One font dictionary that holds glyphs: its name, kind and descriptor."""

    name: str
    kind: str
    descriptor: Object | None

    @property
    def subset(self) -> bool:
        """Whether only some of its glyphs are in the file (ISO 32000-1, 9.6.4)."""
        tag, plus, _ = self.name.partition("+")
        return plus == "+" and len(tag) == 6 and tag.isupper()

    @property
    def program(self) -> tuple[str, Stream] | None:
        """The descriptor's key and stream of the font's program, None where there is none."""
        if not isinstance(self.descriptor, Dictionary):
            return None
        for key in FILES:
            file = self.descriptor.get(key)
            if isinstance(file, Stream):
                return key, file
        return None


def typefaces(font: Object) -> Iterator[Typeface]:
    """The font itself, or the descendants a composite one rests on."""
    name = str(font.get("/BaseFont", "")).lstrip("/")
    kind = str(font.get("/Subtype", ""))[1:]
    if kind != "Type0":
        yield Typeface(name, kind, font.get("/FontDescriptor"))
        return
    below = font.get("/DescendantFonts")
    for each in below if isinstance(below, Array) else ():
        if isinstance(each, Dictionary):
            inner = str(each.get("/BaseFont", name)).lstrip("/")
            yield Typeface(inner, str(each.get("/Subtype", ""))[1:], each.get("/FontDescriptor"))


def is_type3(font: Object) -> bool:
    """Whether a font's glyphs are drawings of the file's own."""
    return isinstance(font, Dictionary) and font.get("/Subtype") == Name.Type3


def fault_of(key: str, stream: Stream) -> str:
    """What is wrong with an embedded program, "" for nothing; only its outside is looked at.

    Sources: ISO 32000-1, table 126; OpenType 1.9, table directory; Adobe notes 5040, 5176.
    """
    try:
        data = program(stream)
    except Undecodable as why:
        return str(why)
    if key == "/FontFile":
        return "" if data[:2] in (b"%!", b"\x80\x01") else "it does not begin as a Type 1 font"
    if key == "/FontFile3" and data[:4] not in SCALERS:
        return "" if data[:1] == b"\x01" and len(data) > 16 else "it is no compact font (CFF)"
    if data[:4] not in SCALERS:
        return "it is neither TrueType nor OpenType"
    if data[:4] == b"ttcf":
        return ""
    for tag, (offset, length) in tables(data).items():
        if offset + length > len(data):
            return f"its table {tag} reaches beyond its end"
    return "" if tables(data) else "it has no tables"


def tables(data: bytes) -> dict[str, tuple[int, int]]:
    """Tag to offset and length (bytes) of a TrueType or OpenType font's tables."""
    if len(data) < 12 or data[:4] not in SCALERS[:3]:
        return {}
    count = struct.unpack(">H", data[4:6])[0]
    found: dict[str, tuple[int, int]] = {}
    for at in range(12, 12 + 16 * count, 16):
        row = data[at : at + 16]
        if len(row) < 16:
            break
        offset, length = struct.unpack(">II", row[8:])
        found[row[:4].decode("latin-1")] = (offset, length)
    return found


def embedding_bits(data: bytes) -> int | None:
    """The fsType of a font's OS/2 table; None where it was left out of the subset."""
    offset, length = tables(data).get("OS/2", (0, 0))
    if length < 10 or offset + 10 > len(data):
        return None
    bits: int = struct.unpack(">H", data[offset + 8 : offset + 10])[0]
    return bits
