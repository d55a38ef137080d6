"""The fonts of one PDF: words into codes as pages are written, the font files at the end.

A FontStore is made for a PDF. `words` gives the operators that show a run; after the last page
`fonts` gives what has to be embedded. Each EmbeddedFont becomes a Type 0 font named as its
resource, with Encoding /Identity-H, one CIDFontType2 descendant with CIDToGIDMap = `glyphs`, W by
`codes` and `widths`, DW 0, CIDSystemInfo Adobe-Identity-0 and a FontDescriptor with FontFile2 =
`data`. Names of fonts and codes follow from face and glyphs alone, not from what else is set or in
which order: a page whose words stay keeps its operators to the byte.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count

from printing.press.faces import metrics
from printing.press.script import TextRun
from printing.press.shaping.loaded import load_face
from printing.press.shaping.outlines import Outlines
from printing.press.shaping.shape import shape
from printing.press.shaping.slots import Slot, slots_of
from printing.press.shaping.tounicode import to_unicode
from printing.press.shaping.truetype import make_truetype

# Codes of one font are two bytes; the glyphs behind the slots are counted too.
MOST_SLOTS = 30_000
# The last that two bytes name is left to readers that give it a meaning.
LAST_CODE = 0xFFFE
# Embedded whether they are used or not, so that a corrected word needs no other font.
USUAL = "".join(map(chr, range(33, 127))) + " ‘’“”–—…"
# Some readers round widths to whole thousandths, so widths are whole and the pen is set right again
# before it strays this far (thousandths of an em).
STRAY = 0.5
SYMBOLIC = 4
ITALIC = 64


@dataclass(frozen=True)
class EmbeddedFont:
    """What a PDF is told of one font. Lengths in thousandths of an em, `widths` by `codes`.

    `data` is a TrueType file (FontFile2, its length is Length1), `glyphs` which of its glyphs a
    code shows (CIDToGIDMap); `to_unicode` is a CMap.
    """

    resource: str
    base_font: str
    data: bytes
    codes: tuple[int, ...]
    widths: tuple[int, ...]
    glyphs: bytes
    to_unicode: bytes
    flags: int
    box: tuple[int, int, int, int]
    italic_angle: float
    ascent: int
    descent: int
    cap_height: int
    stem_v: int


class FontStore:
    """The faces of one PDF as its words use them; the same words give the same bytes."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._fonts: dict[tuple[str, int], dict[Slot, int]] = {}
        self._taken: dict[tuple[str, int], set[int]] = {}

    def words(
        self,
        text: str,
        face: str,
        size: float,
        *,
        rtl: bool = False,
        script: str = "",
        line_rtl: bool = False,
    ) -> bytes:
        """`/F1C2D3E4 18 Tf [<A1B2> 12 <C3D4>] TJ`: a run, its pen at its left.

        To stand between BT and ET after the text matrix (Tm) and the ink. `size` in points;
        `line_rtl` is the direction of the line the run stands in. Nothing for no text.
        """
        if not text:
            return b""
        shaped = shape(text, face, rtl=rtl, script=script, language=self._language)
        parts: list[bytes] = []
        pen, font = 0.0, ""
        for each in slots_of(shaped, line_rtl=line_rtl):
            name, code = self._code(face, each.slot)
            if name != font:
                ended = b"] TJ " if font else b""
                parts.append(b"%s/%s %s Tf [" % (ended, name.encode(), _n(size)))
                font = name
            back = pen - each.at * 1000 / shaped.upem
            if abs(back) >= STRAY:
                parts.append(b"%s " % _n(back))
                pen -= back
            parts.append(b"<%04X>" % code)
            pen += _width(each.slot, shaped.upem)
        return b"".join(parts).replace(b"><", b"") + b"] TJ"

    def learn(self, runs: Iterable[TextRun], *, line_rtl: bool = False) -> None:
        """Give codes to all that some runs need, and to the usual letters of their Latin faces.

        Where two would have one code, what is needed decides, not where it first stands.
        """
        needed: dict[str, set[Slot]] = {}
        for run in (run for run in runs if run.text):
            known = needed.setdefault(run.face, set())
            known.update(self._slots(run.text, run.face, run.rtl, run.script, line_rtl))
            if run.script in ("", "Latn"):
                known.update(_usual(run.face))
        for face in sorted(needed):
            for slot in sorted(needed[face], key=_order):
                self._code(face, slot)

    def _slots(
        self, text: str, face: str, rtl: bool, script: str, line_rtl: bool
    ) -> Iterator[Slot]:
        shaped = shape(text, face, rtl=rtl, script=script, language=self._language)
        return (each.slot for each in slots_of(shaped, line_rtl=line_rtl))

    def fonts(self) -> list[EmbeddedFont]:
        """Every font the words need, in the order they were first used."""
        return [self._font(face, codes, _name(face, n)) for (face, n), codes in self._fonts.items()]

    def _code(self, face: str, slot: Slot) -> tuple[str, int]:
        part = 0
        while True:
            codes = self._fonts.setdefault((face, part), {})
            if slot not in codes and len(codes) < MOST_SLOTS:
                taken = self._taken.setdefault((face, part), set())
                codes[slot] = next(code for code in _wished(slot) if code not in taken)
                taken.add(codes[slot])
            if slot in codes:
                return _name(face, part), codes[slot]
            part += 1

    @staticmethod
    def _font(face: str, given: Mapping[Slot, int], name: str) -> EmbeddedFont:
        slots = sorted(given, key=given.__getitem__)
        codes = tuple(given[slot] for slot in slots)
        loaded, measures = load_face(face), metrics(face)
        scale = 1000 / loaded.upem
        outlines = Outlines(face, [glyph for slot in slots for glyph, _, _ in slot.parts])
        made = make_truetype(outlines, slots)
        slanted = "Italic" in face
        return EmbeddedFont(
            resource=name,
            base_font=f"{_tag(made.data)}+{face}",
            data=made.data,
            codes=codes,
            widths=tuple(_width(slot, loaded.upem) for slot in slots),
            glyphs=_glyphs(codes),
            to_unicode=to_unicode(dict(zip(codes, (slot.text for slot in slots), strict=True))),
            flags=SYMBOLIC + (ITALIC if slanted else 0),
            box=_scaled(made.box, scale),
            italic_angle=-12 if slanted else 0,
            ascent=round(measures.ascent),
            descent=-round(measures.descent),
            cap_height=round(measures.cap_height),
            stem_v=120 if "Bold" in face else 80,
        )


def _width(slot: Slot, upem: int) -> int:
    return round(slot.advance * 1000 / upem)


def _order(slot: Slot) -> tuple[str, tuple[tuple[int, int, int], ...], int]:
    return slot.text, slot.parts, slot.advance


@cache
def _name(face: str, part: int) -> str:
    return f"F{hashlib.sha256(f'{face}/{part}'.encode()).hexdigest()[:7].upper()}"


def _wished(slot: Slot) -> Iterator[int]:
    """The codes a slot may have, the one it has wherever that is free first; 0 means no glyph."""
    for turn in count():
        mark = hashlib.sha256(f"{slot.text}/{slot.parts}/{slot.advance}/{turn}".encode())
        yield int.from_bytes(mark.digest()[:8], "big") % LAST_CODE + 1


def _glyphs(codes: Sequence[int]) -> bytes:
    """Two bytes a code up to the last: the glyph it shows (PDF 32000-1, 9.7.4.2)."""
    table = bytearray(2 * (codes[-1] + 1))
    for glyph, code in enumerate(codes, 1):
        table[2 * code : 2 * code + 2] = glyph.to_bytes(2, "big")
    return bytes(table)


@cache
def _usual(face: str) -> frozenset[Slot]:
    """The slots of the usual letters that a face has."""
    found: set[Slot] = set()
    for letter in USUAL:
        shaped = shape(letter, face, rtl=False, script="", language="")
        if not shaped.missing:
            found.update(each.slot for each in slots_of(shaped))
    return frozenset(found)


def _scaled(box: tuple[int, int, int, int], scale: float) -> tuple[int, int, int, int]:
    x0, y0, x1, y1 = (round(edge * scale) for edge in box)
    return x0, y0, x1, y1


def _tag(data: bytes) -> str:
    """Six capitals that differ for different subsets (PDF 32000-1, 9.6.4)."""
    number = int.from_bytes(hashlib.sha256(data).digest()[:8], "big")
    return "".join(chr(65 + number // 26**place % 26) for place in range(6))


def _n(number: float) -> bytes:
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return (text if text not in ("", "-0") else "0").encode("ascii")
