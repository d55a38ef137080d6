"""A publisher's own face: looked at before it is taken, and refused with a sentence."""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from typing import Literal

import uharfbuzz as hb

from printing.press.shaping.sets import COMMON, SCRIPTS, script_of

LARGEST = 24 * 1024 * 1024
MOST_TABLES = 64
MOST_CHARACTERS = 200_000
NEEDED = ("head", "hhea", "hmtx", "maxp", "cmap", "OS/2", "name")
OTHER_KINDS = {
    b"wOFF": "a WOFF file, which is packed for the web",
    b"wOF2": "a WOFF2 file, which is packed for the web",
    b"ttcf": "a collection of several faces",
}
KINDS = {b"\0\1\0\0": "TrueType", b"true": "TrueType", b"OTTO": "OpenType"}
# Embedding bits (OpenType 1.9, OS/2 fsType).
RESTRICTED, PREVIEW, EDITABLE = 0x0002, 0x0004, 0x0008
NO_SUBSETTING, BITMAPS_ONLY = 0x0100, 0x0200
BOLD, ITALIC = 0x20, 0x01
FAMILY, STYLE, OWN_FAMILY, OWN_STYLE = 1, 2, 16, 17
TRIED = "Aa0.,!क्षिلاกำ한"


class FaceRefused(ValueError):
    """A font file the press cannot or may not embed; the text says why and what to do."""


@dataclass(frozen=True)
class OwnFace:
    """What is known of a face that may be embedded; `characters` are its character codes.

    `bits` say what its maker allows (OpenType 1.9, OS/2 fsType).
    """

    sha256: str
    family: str
    style: str
    bold: bool
    italic: bool
    outlines: Literal["glyf", "CFF"]
    variable: bool
    bits: int
    characters: frozenset[int]

    @property
    def scripts(self) -> tuple[str, ...]:
        """The names of the scripts it has at least twenty letters of, or all there are to ask."""
        counted: dict[str, int] = {}
        for code in self.characters:
            script = script_of(chr(code))
            if script not in COMMON and script in SCRIPTS:
                counted[script] = counted.get(script, 0) + 1
        return tuple(sorted(SCRIPTS[each] for each, count in counted.items() if count >= 20))


def own_face(data: bytes) -> OwnFace:
    """The facts of a TTF or OTF file. Raises FaceRefused with a sentence a person can act on.

    The file is read by HarfBuzz alone, which checks every table before it follows it; nothing of
    it is run, and a file over 24 MiB is not looked at. A stranger's file is for `own_face_apart`.
    """
    check_whole(data)
    face = hb.Face(hb.Blob(data))
    tables = set(face.table_tags)
    missing = [tag for tag in NEEDED if tag not in tables or not face.reference_table(tag).data]
    if missing:
        raise FaceRefused(f"This font has no {missing[0]} table; it is damaged. {AGAIN}")
    if "glyf" not in tables and not tables & {"CFF ", "CFF2"}:
        raise FaceRefused(f"This font has no outlines, only pictures of letters. {_OTHER}")
    _check_bits(face)
    characters = frozenset(face.unicodes)
    if not 0 < len(characters) <= MOST_CHARACTERS or face.upem < 16 or not face.glyph_count:
        raise FaceRefused(f"This font's list of characters cannot be read. {AGAIN}")
    _try_out(face, characters)
    selection = _number(face, "OS/2", 62)
    return OwnFace(
        sha256=hashlib.sha256(data).hexdigest(),
        family=_name(face, OWN_FAMILY) or _name(face, FAMILY) or "Without a name",
        style=_name(face, OWN_STYLE) or _name(face, STYLE) or "Regular",
        bold=bool(selection & BOLD),
        italic=bool(selection & ITALIC),
        outlines="glyf" if "glyf" in tables else "CFF",
        variable="fvar" in tables,
        bits=bits_of(face),
        characters=characters,
    )


_OTHER = "Take another face, or ask its maker for a TTF or OTF of it."
AGAIN = "Take the file from its maker again."


def check_whole(data: bytes) -> None:
    """Look at a file's outside alone. Raises FaceRefused for what is no whole TTF or OTF."""
    if len(data) > LARGEST:
        size, most = len(data) / 2**20, LARGEST // 2**20
        raise FaceRefused(f"This font has {size:.0f} MiB, more than {most}. {_OTHER}")
    if data[:4] in OTHER_KINDS:
        raise FaceRefused(f"This is {OTHER_KINDS[data[:4]]}. {_OTHER}")
    if data[:4] not in KINDS or len(data) < 12:
        raise FaceRefused("This is no font file. Hand in a TTF or an OTF file.")
    count = struct.unpack_from(">H", data, 4)[0]
    if not 0 < count <= MOST_TABLES or len(data) < 12 + 16 * count:
        raise FaceRefused(f"This font's list of tables is damaged. {AGAIN}")
    for row in range(count):
        tag, _, start, length = struct.unpack_from(">4sLLL", data, 12 + 16 * row)
        if not all(32 <= letter < 127 for letter in tag):
            raise FaceRefused(f"This font's list of tables is damaged. {AGAIN}")
        if start + length > len(data):
            raise FaceRefused(f"This font is cut off before its end. {AGAIN}")


def bits_of(face: hb.Face) -> int:
    """What a face's maker allows: OS/2 fsType. Raises FaceRefused where the table is cut off."""
    return _number(face, "OS/2", 8)


def _check_bits(face: hb.Face) -> None:
    bits = bits_of(face)
    if bits & RESTRICTED and not bits & (PREVIEW | EDITABLE):
        raise FaceRefused(
            "This font's maker does not allow it to be embedded (restricted licence), and a print "
            "file must hold its fonts. Ask the maker for a licence to embed, or take another face."
        )
    if bits & BITMAPS_ONLY:
        raise FaceRefused(
            "This font's maker allows only pictures of its letters to be embedded, and a print "
            "file needs their outlines. Take another face."
        )
    if bits & NO_SUBSETTING:
        raise FaceRefused(
            "This font's maker does not allow parts of it to be embedded, and a print file holds "
            "only the letters it uses. Ask the maker for a licence to subset, or take another."
        )


def _try_out(face: hb.Face, characters: frozenset[int]) -> None:
    """Shape, cut and draw some letters, as pressing will."""
    font = hb.Font(face)
    some = [*sorted(characters)[:: max(1, len(characters) // 32)], *map(ord, TRIED)]
    buffer = hb.Buffer()
    buffer.add_codepoints([code for code in some if code in characters])
    # Guessed, as only here nobody knows what the letters are for.
    buffer.guess_segment_properties()
    try:
        hb.shape(font, buffer, {})
        wanted = hb.SubsetInput()
        glyphs = {info.codepoint for info in buffer.glyph_infos or []}
        wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(sorted(glyphs))
        wanted.pin_all_axes_to_default(face)
        cut = hb.SubsetPlan(face, wanted).execute()
    except Exception as error:
        raise FaceRefused(f"This font's letters cannot be read. {AGAIN}") from error
    if max(glyphs, default=0) >= face.glyph_count or not cut.glyph_count:
        raise FaceRefused(f"This font's letters cannot be read. {AGAIN}")
    extents = (font.get_glyph_extents(glyph) for glyph in glyphs)
    if not any(extent.width for extent in extents if extent):
        raise FaceRefused(f"This font draws nothing. {_OTHER}")


def _number(face: hb.Face, tag: str, at: int) -> int:
    data = face.reference_table(tag).data
    if len(data) < at + 2:
        raise FaceRefused(f"This font's {tag} table is cut off. {AGAIN}")
    number: int = struct.unpack_from(">H", data, at)[0]
    return number


def _name(face: hb.Face, number: int) -> str:
    told = face.get_name(hb.OTNameIdPredefined(number)) or ""
    return " ".join("".join(letter for letter in told if letter.isprintable()).split())[:100]
