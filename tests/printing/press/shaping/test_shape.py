"""Letters into glyphs: what joins, moves and merges, as HarfBuzz knows it of these faces."""

from __future__ import annotations

import pytest

from printing.press.faces import text_family
from printing.press.shaping.runs import runs_of
from printing.press.shaping.sets import written_in
from printing.press.shaping.shape import Shaped, shape
from printing.press.shaping.slots import clusters_of
from tests.printing.press.shaping.sentences import SENTENCES


def shaped(text: str, language: str) -> Shaped:
    (run,) = runs_of(text, language=language, faces=text_family(text, language))
    return shape(run.text, run.face, rtl=run.rtl, script=run.script, language=language)


# Letters told together, left to right as they stand, and the glyphs of each group: the same as
# hb-shape 6.0 --cluster-level=1 gives, another build than the one under test.
@pytest.mark.parametrize(
    ("text", "language", "groups", "glyphs"),
    [
        ("لا", "ar", ["ا", "ل"], [1, 1]),
        ("به", "ar", ["ه", "ب"], [1, 2]),
        ("سَّ", "ar", ["َّ", "س"], [2, 1]),
        ("می\u200cرود", "fa", ["د", "و", "\u200cر", "ی", "م"], [1, 1, 1, 1, 1]),
        ("שָׁ", "he", ["ָׁ", "ש"], [2, 1]),
        ("हि", "hi", ["हि"], [2]),
        ("क्षि", "hi", ["क्षि"], [2]),
        ("र्कि", "hi", ["र्कि"], [3]),
        ("কো", "bn", ["ক", "ো"], [2, 1]),
        ("கொ", "ta", ["க", "ொ"], [2, 1]),
        ("ஸ்ரீ", "ta", ["ஸ்ரீ"], [1]),
        ("క్ష్మి", "te", ["క్ష్మి"], [2]),
        ("ಕ್ಷೌ", "kn", ["ಕ್ಷೌ"], [2]),
        ("ക്ഷ", "ml", ["ക്ഷ"], [1]),
        ("କୌ", "or", ["କ", "ୌ"], [2, 1]),
        ("ကြောင်", "my", ["ကြေ", "ာ", "င", "်"], [3, 1, 1, 1]),
        ("ស្រី", "km", ["ស្រ", "ី"], [2, 1]),
        ("น้ำ", "th", ["น", "้ำ"], [1, 2]),
        ("한", "ko", ["한"], [1]),
        ("ਸ਼੍ਰੀ", "pa", ["ਸ਼", "੍ਰ", "ੀ"], [1, 1, 1]),
        ("ક્ષ", "gu", ["ક્ષ"], [1]),
        ("لڑکی", "ur", ["ی", "ک", "ڑ", "ل"], [1, 2, 2, 2]),
        ("ልጆ", "am", ["ል", "ጆ"], [1, 1]),
    ],
)
def test_letters_group_as_the_script_has_them(
    text: str, language: str, groups: list[str], glyphs: list[int]
) -> None:
    found = list(clusters_of(shaped(text, language)))
    assert [each.text for each in found] == groups
    assert [len(each.parts) for each in found] == glyphs


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_every_letter_of_a_sentence_is_told_once_and_has_a_glyph(language: str) -> None:
    text = SENTENCES[language]
    for run in runs_of(text, language=language, faces=text_family(text, language)):
        made = shape(run.text, run.face, rtl=run.rtl, script=run.script, language=language)
        told = [each.text for each in clusters_of(made)]
        assert "".join(reversed(told) if run.rtl else told) == run.text
        assert made.missing == []
        assert 0 not in made.glyphs


def test_brackets_are_mirrored_where_text_runs_right_to_left() -> None:
    def drawn(*, rtl: bool) -> int:
        made = shape("(", "NotoSansHebrew", rtl=rtl, script="Hebr", language="he")
        return made.glyphs[0]

    closing = shape(")", "NotoSansHebrew", rtl=False, script="Hebr", language="he").glyphs[0]
    assert drawn(rtl=True) == closing != drawn(rtl=False)


def test_letters_are_kerned_and_accents_stand_on_their_letters() -> None:
    def width(text: str) -> float:
        return shape(text, "NotoSans", rtl=False, script="Latn", language="en").width

    assert width("AV") < width("A") + width("V")
    assert width("o\u0323\u0302") == width("o")


def test_one_character_says_another_language_another_shape() -> None:
    def glyph(language: str) -> int:
        return shape("б", "NotoSans", rtl=False, script="Cyrl", language=language).glyphs[0]

    assert glyph("sr") != glyph("ru")


def test_a_run_has_one_direction_script_and_face() -> None:
    runs = runs_of("הילד Tom Cat (12).", language="he", faces="NotoSansHebrew")
    assert [(run.text, run.face, run.rtl) for run in runs] == [
        ("הילד ", "NotoSansHebrew", True),
        ("Tom Cat (12)", "Andika", False),  # W7, N0: numbers and brackets follow the name
        (".", "NotoSansHebrew", True),
    ]


def test_marks_of_direction_are_heeded_and_left_out() -> None:
    plain = runs_of("C++ נוח", language="he", faces="NotoSansHebrew")
    steered = runs_of("C++\u200e נוח", language="he", faces="NotoSansHebrew")
    assert [run.text for run in plain] == ["C", "++ נוח"]
    assert [run.text for run in steered] == ["C++", " נוח"]


def test_a_language_is_written_in_its_script_unless_its_tag_says_another() -> None:
    assert written_in("ur") == written_in("az-Arab") == "Arab"
    assert written_in("sr-Latn") == written_in("sw") == "Latn"
