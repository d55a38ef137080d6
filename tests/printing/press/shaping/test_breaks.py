"""Where a line may end in every script, and how lines of it are set."""

from __future__ import annotations

import pytest

from printing.press.breaking import break_lines, words_of
from printing.press.content import Paragraph, Run
from printing.press.faces import text_family
from printing.press.setting import set_block


def parts(text: str, language: str) -> list[str]:
    paragraph = Paragraph((Run(text),), language)
    (words,) = words_of(paragraph, text_family(text, language))
    return [word.text for word in words]


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("ฉันรักแมวตัวเล็กๆ", "th", ["ฉัน", "รัก", "แมว", "ตัว", "เล็กๆ"]),
        ("ខ្ញុំស្រឡាញ់ឆ្មា", "km", ["ខ្ញុំ", "ស្រឡាញ់", "ឆ្មា"]),
        ("ငါကြောင်လေးကို", "my", ["ငါ", "ကြောင်", "လေး", "ကို"]),
        ("「ちょっと。」と", "ja", ["「ちょっ", "と。」", "と"]),  # no small kana begins a line
        ("他说：“你好。”吃", "zh-Hans", ["他", "说：", "“你", "好。”", "吃"]),
        ("𠺢𠺢好", "yue", ["𠺢", "𠺢", "好"]),
        ("고양이가 말했어요", "ko", ["고양이가", "말했어요"]),  # Korean words are parted by spaces
        ("ሰላም፡ልጆች፡ እንዴት", "am", ["ሰላም፡", "ልጆች፡", "እንዴት"]),
        ("a well-known no\u00a0break 3.5/4", "en", ["a", "well-known", "no\u00a0break", "3.5/4"]),
        ("قال الولد", "ar", ["قال", "الولد"]),
    ],
)
def test_words_are_parted_as_their_script_parts_them(
    text: str, language: str, words: list[str]
) -> None:
    assert parts(text, language) == words


def test_words_without_spaces_touch_on_their_line() -> None:
    paragraph = Paragraph((Run("ฉันรักแมว"),), "th")
    (words,) = words_of(paragraph, "NotoSansThaiLooped")
    assert [word.space for word in words] == [(), (), ()]
    (line,) = set_block([paragraph], "NotoSansThaiLooped", 18, 400).at(0, 100)
    assert [run.text for run in line.runs] == ["ฉันรักแมว"]


def test_lines_of_chinese_fill_the_measure() -> None:
    paragraph = Paragraph((Run("小猫看着月亮，" * 12),), "zh-Hans")
    (words,) = words_of(paragraph, "NotoSansSC")
    lines = break_lines(words, 18, 300)
    # 84 characters of one em each, 16 to a line of 300 points at 18.
    assert len(lines) == 6
    assert not any(line[0].text.startswith("，") for line in lines)


def test_runs_of_a_line_stand_as_they_are_seen() -> None:
    paragraph = Paragraph((Run("הילד Tom הלך 12"),), "he")
    (line,) = set_block([paragraph], "NotoSansHebrew", 18, 400).at(0, 100)
    assert [(run.text, run.rtl) for run in line.runs] == [
        ("12", False),
        (" הלך ", True),
        ("Tom", False),
        ("הילד ", True),
    ]
    ends = [run.x for run in line.runs]
    assert ends == sorted(ends)


def test_a_paragraph_in_another_direction_than_its_book_keeps_its_own() -> None:
    paragraph = Paragraph((Run("Licence: CC BY 4.0."),), "he")
    (line,) = set_block([paragraph], "NotoSansHebrew", 18, 400).at(0, 100)
    assert [(run.text, run.rtl) for run in line.runs] == [("Licence: CC BY 4.0.", False)]


@pytest.mark.parametrize(("language", "text"), [("ur", "ایک لڑکی"), ("my", "ကြောင်"), ("km", "ស្រី")])
def test_scripts_that_stand_taller_have_wider_lines(language: str, text: str) -> None:
    def high(text: str, language: str) -> float:
        words = [Paragraph((Run(f"{text}\n{text}"),), language)]
        return set_block(words, text_family(text, language), 18, 400).height

    assert high(text, language) > 1.25 * high("Owl", "en")


@pytest.mark.parametrize(
    ("text", "language"),
    [("Ẫ Ổ Ữ Ặ", "vi"), ("حضّرتِ مُعظّم", "ur"), ("ٱللَّٰهُ", "ar"), ("ស្ត្រី ញ៉ុំា", "km"), ("The owl", "en")],
)
def test_no_mark_leaves_the_block_or_touches_the_line_above(text: str, language: str) -> None:
    paragraph = Paragraph((Run(f"{text}\n{text}"),), language)
    block = set_block([paragraph], text_family(text, language), 20, 400)
    first, last = block.lines
    top = max(word.ink[0] for word in first.words) * 20
    foot = max(word.ink[1] for word in last.words) * 20
    assert top <= first.down + 1e-6
    assert last.down + foot <= block.height + 1e-6
    assert last.down - first.down >= top + foot - 1e-6
    assert 0.5 < top / 20 < 2  # measured: 0.75 for English, 1.75 in Nastaliq
