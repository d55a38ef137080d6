"""Words as the second parser sees them: lines, glyph boxes and the colour they are set in."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from printing.press.preflight.matrix import Box, around

RGB = tuple[int, int, int]
INVISIBLE = 3
STROKED = (1, 5)


@dataclass(frozen=True)
class Glyph:
    """One visible glyph: its character, the box of its outline in points, its screen colour."""

    char: str
    box: Box
    color: RGB


@dataclass
class Line:
    """One line of text in reading order; `text` keeps its spaces, `starts` are their x."""

    text: str = ""
    starts: list[float] = field(default_factory=list)
    glyphs: list[Glyph] = field(default_factory=list)

    @property
    def box(self) -> Box:
        """The box round its glyphs, points."""
        corners = [(g.box[0], g.box[1]) for g in self.glyphs]
        return around(corners + [(g.box[2], g.box[3]) for g in self.glyphs])


def lines(page: pdfium.PdfPage, origin: tuple[float, float], *, turned: bool = False) -> list[Line]:
    """Lines of visible text on a page, moved so that `origin` is the bottom-left corner.

    `turned` says that the file is to be read from right to left: the parser then turns the words
    of every line about, and those of left-to-right lines are put back.
    """
    text_page = page.get_textpage()
    try:
        found = _gather(text_page, origin)
    finally:
        text_page.close()
    if turned:
        for line in found:
            _put_back(line)
    return found


def _put_back(line: Line) -> None:
    x0, y0, x1, y1 = line.box
    strong = any(unicodedata.bidirectional(char) in ("R", "AL") for char in line.text)
    if strong or x1 - x0 < y1 - y0:
        return
    order = sorted(range(len(line.text)), key=lambda index: line.starts[index])
    line.text = "".join(line.text[index] for index in order)
    line.glyphs.sort(key=lambda glyph: glyph.box[0])


def _gather(text_page: pdfium.PdfTextPage, origin: tuple[float, float]) -> list[Line]:
    found: list[Line] = []
    line = Line()
    look = _Colors(text_page)
    for index in range(text_page.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text_page, index) or 0xFFFD)
        if char in "\r\n":
            found.append(line)
            line = Line()
            continue
        color = look.at(index)
        if color is None and not char.isspace():
            continue
        line.text += char
        line.starts.append(_start(text_page, index))
        box = None if char.isspace() else _box(text_page, index, origin)
        if box is not None and color is not None:
            line.glyphs.append(Glyph(char, box, color))
    return [each for each in (*found, line) if each.glyphs]


class _Colors:
    """Colours by text object: neighbouring glyphs mostly share one, so it is asked once."""

    def __init__(self, text_page: pdfium.PdfTextPage) -> None:
        self.text_page = text_page
        self.address: int | None = None
        self.color: RGB | None = (0, 0, 0)

    def at(self, index: int) -> RGB | None:
        """The colour a glyph is seen in, None for an invisible one."""
        thing = raw.FPDFText_GetTextObject(self.text_page, index)
        address = ctypes.cast(thing, ctypes.c_void_p).value
        if address != self.address:
            self.address = address
            mode = raw.FPDFTextObj_GetTextRenderMode(thing) if address else 0
            self.color = None if mode == INVISIBLE else self._ask(index, mode in STROKED)
        return self.color

    def _ask(self, index: int, stroked: bool) -> RGB:
        parts = [ctypes.c_uint() for _ in range(4)]
        ask = raw.FPDFText_GetStrokeColor if stroked else raw.FPDFText_GetFillColor
        if not ask(self.text_page, index, *(ctypes.byref(part) for part in parts)):
            return (0, 0, 0)
        return parts[0].value, parts[1].value, parts[2].value


def _box(text_page: pdfium.PdfTextPage, index: int, origin: tuple[float, float]) -> Box | None:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    parts = (ctypes.byref(part) for part in (left, right, bottom, top))
    if not raw.FPDFText_GetCharBox(text_page, index, *parts):
        return None
    x, y = origin
    return left.value - x, bottom.value - y, right.value - x, top.value - y


def _start(text_page: pdfium.PdfTextPage, index: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text_page, index, ctypes.byref(x), ctypes.byref(y))
    return x.value


def text_objects(page: pdfium.PdfPage) -> Iterator[pdfium.PdfObject]:
    """All text objects of a page, those inside forms too."""
    yield from page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=15)
