"""Fonts into the file: each a Type 0 font over the TrueType data the shaper made for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from printing.press.shaping.embedding import EmbeddedFont
from printing.press.writer.file import PdfFile
from printing.press.writer.values import Name, Ref

UNKNOWN = {"Registry": "Adobe", "Ordering": "Identity", "Supplement": 0}


def put_fonts(file: PdfFile, fonts: Sequence[EmbeddedFont], places: dict[str, Ref]) -> None:
    """Write the fonts under the numbers their pages were promised (resource name to number)."""
    for font in fonts:
        file.put(_type0(file, font), places[font.resource])


def _type0(file: PdfFile, font: EmbeddedFont) -> dict[str, Any]:
    base = Name(font.base_font)
    descendant = {
        "Type": Name("Font"),
        "Subtype": Name("CIDFontType2"),
        "BaseFont": base,
        "CIDSystemInfo": UNKNOWN,
        "CIDToGIDMap": file.put_stream({}, font.glyphs),
        "FontDescriptor": file.put(_descriptor(file, font)),
        "DW": 0,
        "W": _widths(font),
    }
    return {
        "Type": Name("Font"),
        "Subtype": Name("Type0"),
        "BaseFont": base,
        "Encoding": Name("Identity-H"),
        "DescendantFonts": [file.put(descendant)],
        "ToUnicode": file.put_stream({}, font.to_unicode),
    }


def _widths(font: EmbeddedFont) -> list[Any]:
    """Widths by code: a code, then those of it and of the codes right after it."""
    rows: list[Any] = []
    last = 0
    for code, width in zip(font.codes, font.widths, strict=True):
        if not rows or code != last + 1:
            rows += [code, []]
        rows[-1].append(width)
        last = code
    return rows


def _descriptor(file: PdfFile, font: EmbeddedFont) -> dict[str, Any]:
    data = file.put_stream({"Length1": len(font.data)}, font.data)
    return {
        "Type": Name("FontDescriptor"),
        "FontName": Name(font.base_font),
        "Flags": font.flags,
        "FontBBox": font.box,
        "ItalicAngle": font.italic_angle,
        "Ascent": font.ascent,
        "Descent": font.descent,
        "CapHeight": font.cap_height,
        "StemV": font.stem_v,
        "FontFile2": data,
    }
