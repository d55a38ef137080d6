"""The fonts of a PDF: small TrueType files that draw what the face draws, and nothing else."""

from __future__ import annotations

import io
import re

import numpy as np
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

from printing.press.faces import metrics, text_family
from printing.press.shaping.embedding import FontStore
from printing.press.shaping.loaded import load_face
from printing.press.shaping.outlines import Outlines
from printing.press.shaping.shape import shape
from printing.press.shaping.slots import Slot, clusters_of
from printing.press.shaping.truetype import make_truetype


def bounds(font: TTFont, glyph: int) -> tuple[float, ...] | None:
    glyphs = font.getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[font.getGlyphName(glyph)].draw(pen)
    return pen.bounds


def codes_of(shown: bytes) -> list[int]:
    return [int(code, 16) for code in re.findall(rb"[0-9A-F]{4}", shown.partition(b"[")[2])]


def test_the_operators_show_the_run_in_one_go() -> None:
    store = FontStore("en")
    first = store.words("Pip", "Andika", 18)
    assert re.fullmatch(rb"/F[0-9A-F]{7} 18 Tf \[<[0-9A-F]{12}>\] TJ", first)
    again = store.words("pip P", "Andika", 18)
    big, i, small = codes_of(first)
    assert codes_of(again) == [small, i, small, codes_of(again)[3], big]
    assert store.words("p", "NotoSans", 7.5).split()[0] != first.split()[0]
    assert store.words("", "Andika", 18) == b""


def test_a_code_follows_from_the_letter_not_from_what_was_set_before() -> None:
    late = FontStore("en")
    late.words("Quite another tale, and long", "NotoSans", 18)
    assert late.words("Pip", "Andika", 18) == FontStore("en").words("Pip", "Andika", 18)


def test_every_code_shows_its_glyph_and_tells_its_letter() -> None:
    store = FontStore("en")
    text = "".join(map(chr, range(0x430, 0x450)))
    codes = codes_of(store.words(text, "Andika", 18))
    (font,) = store.fonts()
    read = TTFont(io.BytesIO(font.data))
    told = dict(re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]{4})>", font.to_unicode))
    assert sorted(codes) == list(font.codes)
    for letter, code in zip(text, codes, strict=True):
        glyph = int.from_bytes(font.glyphs[2 * code : 2 * code + 2], "big")
        width = read["hmtx"][read.getGlyphName(glyph)][0]
        assert font.widths[font.codes.index(code)] == round(width * 1000 / 2048)
        assert int(told[b"%04X" % code], 16) == ord(letter)
    assert len(set(codes)) == len(text)


def test_kerning_moves_the_pen_and_widths_stay_the_faces_own() -> None:
    store = FontStore("en")
    shown = store.words("AV", "NotoSans", 18)
    (font,) = store.fonts()
    kern = sum(font.widths) - shape("AV", "NotoSans", rtl=False, script="", language="en").width
    assert kern == 40  # thousandths of an em
    assert kern > 0
    assert re.search(rb"<.{4}>(-?\d+) <.{4}>", shown)[1] == b"%d" % kern  # type: ignore[index]
    own = dict(zip(font.codes, font.widths, strict=True))
    found = [own[code] for code in codes_of(re.sub(rb">-?\d+ <", b"", shown))]
    assert found == [metrics("NotoSans").advances[ord(each)] for each in "AV"]


def test_a_font_file_has_the_tables_a_pdf_asks_for_and_is_small() -> None:
    store = FontStore("en")
    store.words("Pip and the Moon", "Andika", 18)
    (font,) = store.fonts()
    read = TTFont(io.BytesIO(font.data))
    assert set(read.keys()) - {"GlyphOrder"} == {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}
    assert len(font.data) < 6000
    read["head"].checkSumAdjustment  # noqa: B018 - decompiles
    assert font.base_font.endswith("+Andika")
    drawn = [read["hmtx"][read.getGlyphName(n + 1)][0] for n in range(len(font.widths))]
    assert list(font.widths) == [round(units * 1000 / 2048) for units in drawn]


def test_the_pen_never_strays_though_widths_are_whole() -> None:
    text = "La vie dans la rue était difficile et la plupart des"
    store = FontStore("fr")
    shown = store.words(text, "Andika", 18)
    (font,) = store.fonts()
    shaped = shape(text, "Andika", rtl=False, script="", language="fr")
    own = dict(zip(font.codes, font.widths, strict=True))
    runs = re.findall(rb"<([0-9A-F]+)>", shown)
    ends = sum(own[int(code, 16)] for run in runs for code in re.findall(rb".{4}", run))
    back = sum(map(float, re.findall(rb"(?<=>)-?[0-9.]+", shown)))
    assert ends - back == pytest.approx(shaped.width, abs=1)
    assert len(re.findall(rb"<", shown)) > 5  # measured: 0.2 points off at the end without


@pytest.mark.parametrize(
    ("text", "language"), [("क्षि", "hi"), ("کہا", "ur"), ("ộ", "en"), ("ကြော", "my"), ("한", "ko")]
)
def test_a_composed_glyph_covers_what_its_parts_cover(text: str, language: str) -> None:
    face = text_family(text, language)
    loaded = load_face(face)
    script = {"hi": "Deva", "ur": "Arab", "my": "Mymr", "ko": "Hang"}.get(language, "Latn")
    shaped = shape(text, face, rtl=language == "ur", script=script, language=language)
    (slots) = [Slot(each.parts, each.width, each.text) for each in clusters_of(shaped)]
    used = [glyph for slot in slots for glyph, _, _ in slot.parts]
    made = TTFont(io.BytesIO(make_truetype(Outlines(face, used), slots).data))
    for number, slot in enumerate(slots, 1):
        boxes = []
        for glyph, x, y in slot.parts:
            ink = loaded.font.get_glyph_extents(glyph)
            if not ink.width:
                continue
            boxes.append((x + ink.x_bearing, y + ink.y_bearing + ink.height))
            boxes.append((x + ink.x_bearing + ink.width, y + ink.y_bearing))
        low, high = np.min(boxes, axis=0), np.max(boxes, axis=0)
        assert bounds(made, number) == pytest.approx([*low, *high], abs=1.01)


def test_the_same_words_give_the_same_bytes_and_others_another_tag() -> None:
    def made(text: str) -> tuple[str, bytes]:
        store = FontStore("en")
        store.words(text, "Andika", 18)
        (font,) = store.fonts()
        return font.base_font, font.data

    assert made("owl") == made("owl")
    assert made("owl")[0] != made("low moon")[0]


def postscript_face() -> bytes:
    """A face with PostScript outlines: a ring drawn with cubic curves."""
    pen = T2CharStringPen(600, None)
    pen.moveTo((300, 0))
    pen.curveTo((500, 0), (500, 700), (300, 700))
    pen.curveTo((100, 700), (100, 0), (300, 0))
    pen.closePath()
    empty = T2CharStringPen(250, None).getCharString()
    build = FontBuilder(1000, isTTF=False)
    build.setupGlyphOrder([".notdef", "space", "o"])
    build.setupCharacterMap({32: "space", ord("o"): "o"})
    build.setupCFF("Ring", {}, {".notdef": empty, "space": empty, "o": pen.getCharString()}, {})
    build.setupHorizontalMetrics({".notdef": (250, 0), "space": (250, 0), "o": (600, 150)})
    build.setupHorizontalHeader(ascent=800, descent=-200)
    build.setupNameTable({"familyName": "Ring", "styleName": "Regular"})
    build.setupOS2(sTypoAscender=800, sTypoDescender=-200, sxHeight=500, sCapHeight=700)
    build.setupPost()
    out = io.BytesIO()
    build.save(out)
    return out.getvalue()
