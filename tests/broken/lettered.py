"""Faults of fonts, put into the finished file."""

from __future__ import annotations

import io

from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from tests.broken.edited import draw_on
from tests.broken.sound import FACE_FILE

WORD = "moon"
RESTRICTED = 0x0002


def bitmap_font(pdf: Pdf) -> None:
    """Letters of 20 x 20 px over 10 pt: 144 dpi."""
    bits = bytes([0b11001100, 0b11001100, 0b11000000] * 20)
    drawing = b"10 0 0 0 10 10 d1 q 10 0 0 10 0 0 cm BI /W 20 /H 20 /IM true /BPC 1 ID "
    glyph = pdf.make_indirect(Stream(pdf, drawing + bits + b"\nEI Q"))
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=[0, 0, 10, 10],
        FontMatrix=[0.1, 0, 0, 0.1, 0, 0],
        CharProcs=Dictionary(a=glyph),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([97, Name.a])),
        FirstChar=97,
        LastChar=97,
        Widths=[10],
    )
    _set(pdf, font, b"BT 0 0 0 1 k /Odd 10 Tf 60 300 Td (aaa) Tj ET")


def restricted(pdf: Pdf) -> None:
    """A font whose maker forbids embedding."""
    _set(pdf, _simple(pdf, _face(RESTRICTED)), _words(WORD))


def torn(pdf: Pdf) -> None:
    """A font that ends in its middle; nothing is set in it."""
    data = _face(0)
    _set(pdf, _simple(pdf, data[: len(data) // 2]), b"")


def private(pdf: Pdf) -> None:
    """Letters that stand for private characters."""
    font = _simple(pdf, _face(0))
    font.ToUnicode = _to_unicode(pdf, {ord(char): 0xE000 + k for k, char in enumerate("mon")})
    _set(pdf, font, _words(WORD))


def missing_letter(pdf: Pdf) -> None:
    """A composite font that shows its glyph 0."""
    data = _face(0)
    below = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name("/ABCDEF+Odd"),
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        FontDescriptor=_descriptor(pdf, data),
        CIDToGIDMap=Name.Identity,
        DW=600,
    )
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name("/ABCDEF+Odd"),
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(below)]),
        ToUnicode=_to_unicode(pdf, {0: ord("q"), 1: ord("m")}, wide=True),
    )
    _set(pdf, font, b"BT 0 0 0 1 k /Odd 18 Tf 60 300 Td <00010000> Tj ET")


def _set(pdf: Pdf, font: Dictionary, operators: bytes) -> None:
    draw_on(pdf, 16, operators, "/Font", "/Odd", pdf.make_indirect(font))


def _words(word: str) -> bytes:
    return f"BT 0 0 0 1 k /Odd 18 Tf 60 300 Td ({word}) Tj ET".encode()


def _face(bits: int) -> bytes:
    """The library's face cut down to a few letters, with embedding bits."""
    options = subset.Options(drop_tables=["GPOS", "GSUB", "GDEF"], notdef_outline=True)
    options.hinting = False
    face = TTFont(FACE_FILE, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(text=WORD)
    cutter.subset(face)
    face["OS/2"].fsType = bits
    buffer = io.BytesIO()
    face.save(buffer)
    return buffer.getvalue()


def _descriptor(pdf: Pdf, data: bytes) -> Dictionary:
    program = pdf.make_indirect(Stream(pdf, data, Length1=len(data)))
    return pdf.make_indirect(
        Dictionary(
            Type=Name.FontDescriptor,
            FontName=Name("/ABCDEF+Odd"),
            Flags=32,
            FontBBox=[0, -300, 1000, 1000],
            ItalicAngle=0,
            Ascent=1000,
            Descent=-300,
            CapHeight=714,
            StemV=80,
            FontFile2=program,
        )
    )


def _simple(pdf: Pdf, data: bytes) -> Dictionary:
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=Name("/ABCDEF+Odd"),
        Encoding=Name.WinAnsiEncoding,
        FirstChar=109,
        LastChar=111,
        Widths=[930, 618, 605],
        FontDescriptor=_descriptor(pdf, data),
    )


def _to_unicode(pdf: Pdf, codes: dict[int, int], *, wide: bool = False) -> Stream:
    digits = 4 if wide else 2
    first, last = "0" * digits, "F" * digits
    rows = "\n".join(f"<{code:0{digits}X}> <{char:04X}>" for code, char in codes.items())
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Odd def "
        f"1 begincodespacerange <{first}> <{last}> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{rows}\nendbfchar endcmap end end"
    )
    return pdf.make_indirect(Stream(pdf, table.encode()))
