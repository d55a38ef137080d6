"""Faces: what they measure, what they cover, and that they may be embedded."""

from __future__ import annotations

import struct

import pytest

from printing.press.faces import (
    FILES,
    SHELF,
    metrics,
    other_faces,
    text_face,
    text_family,
    title_face,
)
from printing.press.shaping.loaded import Loaded, load_face


def embedding_bits(loaded: Loaded) -> int:
    bits: int = struct.unpack_from(">H", loaded.font.face.reference_table("OS/2").data, 8)[0]
    return bits


TEXT = "Hamburgefonstiv — “Quick!” 0123456789 àéîõü ŋ"


@pytest.mark.parametrize("name", sorted(FILES))
def test_widths_are_those_harfbuzz_reads(name: str) -> None:
    measures, loaded = metrics(name), load_face(name)
    text = "".join(letter for letter in TEXT if ord(letter) in measures.advances)
    assert len(text) > 30
    for letter in text:
        own = loaded.advance(loaded.font.get_nominal_glyph(ord(letter)))
        assert measures.width(letter, 1000) == pytest.approx(own * 1000 / loaded.upem, abs=1e-6)


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_face_may_be_embedded(name: str) -> None:
    assert embedding_bits(load_face(name)) == 0  # installable


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


@pytest.mark.parametrize(
    ("text", "language", "family"),
    [
        ("قال الولد", "ar", "NotoNaskhArabic"),
        ("ایک لڑکی", "ur", "NotoNastaliqUrdu"),
        ("شلوم", "", "NotoNaskhArabic"),
        ("של", "he", "NotoSansHebrew"),
        ("小猫", "zh-Hans", "NotoSansSC"),
        ("小貓", "zh-Hant", "NotoSansTC"),
        ("小貓", "yue", "NotoSansTC"),
        ("小猫", "zh-TW", "NotoSansTC"),
        ("小さい猫", "", "NotoSansJP"),
        ("猫", "ja", "NotoSansJP"),
        ("고양이", "ko", "NotoSansKR"),
        ("Pip und 小猫", "de", "Andika"),
        ("ሰላም", "am", "NotoSansEthiopic"),
        ("แมว Pip", "th", "NotoSansThaiLooped"),
    ],
)
def test_the_language_decides_the_family_where_its_script_is_there(
    text: str, language: str, family: str
) -> None:
    assert text_family(text, language) == family


def test_a_weight_or_slant_a_family_has_not_is_left_out() -> None:
    assert text_face("NotoSansHebrew", bold=True, italic=True) == "NotoSansHebrew-Bold"
    assert text_face("NotoSansHebrew", italic=True) == "NotoSansHebrew"
    assert text_face("NotoSansSC", bold=True) == "NotoSansSC"
    assert text_face("NotoSansHebrew-Bold") == "NotoSansHebrew-Bold"


def test_signs_come_from_whatever_face_has_them() -> None:
    assert metrics("Andika").lacks("★") == ["★"]
    assert other_faces("★", "Andika")[0] == "NotoSansSC"
    assert other_faces("☃", "Andika") == []
