"""A publisher's own face is looked at, taken and set, or refused with a reason."""

from __future__ import annotations

import io
import random
import struct
from contextlib import suppress
from pathlib import Path

import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from printing.press.draw import draw
from printing.press.faces import face_path, take_own
from printing.press.layout import lay_out
from printing.press.script import TextRun
from printing.press.setting import set_block
from printing.press.shaping.embedding import FontStore
from printing.press.shaping.own import LARGEST, FaceRefused, own_face
from tests.printing.press.samples import book_of, story, words
from tests.printing.press.shaping.test_embedding import bounds, postscript_face

FREDOKA = face_path("Fredoka-SemiBold").read_bytes()


def with_bits(bits: int) -> bytes:
    font = TTFont(io.BytesIO(FREDOKA))
    font["OS/2"].fsType = bits
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def test_the_facts_of_a_face_are_told() -> None:
    face = own_face(FREDOKA)
    assert (face.family, face.outlines, face.variable) == ("Fredoka", "glyf", False)
    assert ord("ß") in face.characters
    assert ord("猫") not in face.characters
    assert face.scripts == ("Hebrew", "Latin")
    assert own_face(face_path("Andika-BoldItalic").read_bytes()).italic
    assert own_face(postscript_face()).outlines == "CFF"


@pytest.mark.parametrize("bits", [0x0000, 0x0004, 0x0008, 0x000C, 0x0006])
def test_faces_that_may_be_embedded_are_taken(bits: int) -> None:
    assert own_face(with_bits(bits)).family == "Fredoka"


@pytest.mark.parametrize(
    ("bits", "reason"),
    [
        (0x0002, "does not allow it to be embedded"),
        (0x0200, "only pictures of its letters"),
        (0x0108, "does not allow parts of it"),
    ],
)
def test_faces_that_may_not_be_embedded_are_refused_by_their_bits(bits: int, reason: str) -> None:
    with pytest.raises(FaceRefused, match=reason):
        own_face(with_bits(bits))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no font file"),
        (b"%PDF-1.7 not at all", "no font file"),
        (b"wOF2" + bytes(40), "WOFF2 file, which is packed for the web"),
        (b"ttcf" + bytes(40), "collection of several faces"),
        (b"\0\1\0\0" + bytes(8), "list of tables is damaged"),
        (b"\0\1\0\0" + struct.pack(">4H", 1, 0, 0, 0) + b"none" + bytes(12), "has no head table"),
        (FREDOKA[:20_000], "cut off before its end"),
        (FREDOKA + bytes(LARGEST), "more than 24"),
    ],
)
def test_what_is_no_whole_font_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(FaceRefused, match=reason):
        own_face(data)


def test_damaged_fonts_are_refused_or_harmless() -> None:
    chance = random.Random(4)
    for _ in range(60):
        broken = bytearray(FREDOKA)
        for _ in range(chance.choice([1, 20, 400])):
            broken[chance.randrange(12, len(broken))] = chance.randrange(256)
        with suppress(FaceRefused):
            own_face(bytes(broken))


def test_a_variable_face_is_taken_as_it_stands_by_default(tmp_path: Path) -> None:
    font = TTFont(io.BytesIO(FREDOKA))
    weight = struct.pack(">4sLLLHH", b"wght", 300 << 16, 600 << 16, 700 << 16, 0, 256)
    font["fvar"] = table = type(font["head"]).__mro__[1]("fvar")
    table.data = struct.pack(">HHHHHHHH", 1, 0, 16, 2, 1, 20, 0, 8) + weight
    table.compile = lambda _: table.data
    out = io.BytesIO()
    font.save(out)
    assert own_face(out.getvalue()).variable


def test_words_are_set_in_an_own_face_and_letters_it_lacks_in_the_presss(tmp_path: Path) -> None:
    path = tmp_path / "ring.otf"
    path.write_bytes(postscript_face())
    face = own_face(path.read_bytes())
    name = take_own(path, face.sha256)
    (line,) = set_block([words("oo owl o")], name, 20, 400).at(0, 100)
    assert [(run.text, run.face) for run in line.runs] == [
        ("oo o", name),
        ("wl ", "Andika"),
        ("o", name),
    ]
    assert line.runs[0] == TextRun("oo o", 0.0, name, 20.0)


def test_postscript_outlines_are_redrawn_where_they_were(tmp_path: Path) -> None:
    path = tmp_path / "ring.otf"
    path.write_bytes(postscript_face())
    store = FontStore("en")
    store.words("o", take_own(path, own_face(path.read_bytes()).sha256), 20)
    (font,) = store.fonts()
    made = TTFont(io.BytesIO(font.data))
    assert font.widths == (600.0,)
    # The curve's own extremes lie at 150 and 450 of its control points' 100 to 500.
    assert bounds(made, 1) == pytest.approx((150, 0, 450, 700), abs=1)


def test_a_page_in_an_own_face_can_be_pressed_and_read(tmp_path: Path) -> None:
    path = tmp_path / "fredoka.ttf"
    path.write_bytes(FREDOKA)
    name = take_own(path, own_face(FREDOKA).sha256)
    script = lay_out(book_of(story(1, "Good night, owl")))
    told = script.to_json().replace('"Andika"', f'"{name}"')
    pdf = tmp_path / "own.pdf"
    draw(type(script).from_json(told), pdf, cache=tmp_path)
    with pypdfium2.PdfDocument(pdf) as document:
        assert document[0].get_textpage().get_text_range().strip() == "Good night, owl"
