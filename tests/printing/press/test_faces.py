"""Faces: what they measure, what they cover, and that they may be embedded."""

from __future__ import annotations

import struct

import pytest
from reportlab.pdfbase.ttfonts import TTFont

from printing.press.faces import (
    FILES,
    SHELF,
    face_path,
    metrics,
    text_face,
    text_family,
    title_face,
)

TEXT = "Hamburgefonstiv — “Quick!” 0123456789 àéîõü ŋ"


@pytest.mark.parametrize("name", sorted(FILES))
def test_widths_are_those_the_drawing_uses(name: str) -> None:
    text = "".join(letter for letter in TEXT if ord(letter) in metrics(name).advances)
    drawn = TTFont(name, str(face_path(name))).stringWidth(text, 18)
    assert metrics(name).width(text, 18) == pytest.approx(drawn, abs=1e-6)
    assert len(text) > 40


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_face_may_be_embedded(name: str) -> None:
    data = face_path(name).read_bytes()
    tags = {data[12 + 16 * n : 16 + 16 * n]: n for n in range(struct.unpack_from(">H", data, 4)[0])}
    offset = struct.unpack_from(">L", data, 12 + 16 * tags[b"OS/2"] + 8)[0]
    assert struct.unpack_from(">H", data, offset + 8)[0] == 0  # fsType: installable


def test_every_family_lies_beside_its_licence() -> None:
    for path in FILES.values():
        licence = (SHELF / path).with_name("OFL.txt").read_text("utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_a_missing_glyph_is_told_and_not_measured() -> None:
    assert metrics("Andika").lacks("a猫b猫") == ["猫"]
    with pytest.raises(KeyError):
        metrics("Andika").width("猫", 18)


def test_greek_takes_the_family_that_has_it() -> None:
    assert text_family("The moon") == "Andika"
    assert text_family("луна") == "Andika"
    assert text_family("Το φεγγάρι") == "NotoSans"
    assert text_face("Andika", bold=True, italic=True) == "Andika-BoldItalic"


def test_a_title_takes_the_round_face_where_it_has_every_letter() -> None:
    assert title_face("Pip and the Moon") == "Fredoka-SemiBold"
    assert title_face("Ŋunyiri") == "Andika-Bold"
    assert title_face("Φεγγάρι") == "NotoSans-Bold"
