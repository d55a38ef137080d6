"""Words come through as the author wrote them, with Markdown's rules for lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from books.manuscript.draft import Paragraph, Run
from books.manuscript.text import paragraphs, plain_text


def test_a_single_newline_joins_as_a_space() -> None:
    assert plain_text("One day\nAnansi picked\nyams.") == "One day Anansi picked yams."


@pytest.mark.parametrize("line_end", ["  \n", "\\\n", "     \n"])
def test_two_spaces_or_a_backslash_break_the_line(line_end: str) -> None:
    assert paragraphs(f"Up{line_end}and down") == (Paragraph((Run("Up\nand down"),)),)


def test_a_blank_line_parts_paragraphs() -> None:
    assert paragraphs("One.\n \nTwo.") == (Paragraph((Run("One."),)), Paragraph((Run("Two."),)))


def test_stars_make_italic_bold_and_both() -> None:
    assert paragraphs("*a* b **c** ***d***")[0].runs == (
        Run("a", italic=True),
        Run(" b "),
        Run("c", bold=True),
        Run(" "),
        Run("d", bold=True, italic=True),
    )


@pytest.mark.parametrize(
    "line",
    [
        "1. one",
        "- dash",
        "+ plus",
        "> said he",
        "I <3 you & <b>me</b> &amp; &copy;",
        "_x_ and __y__",
        "`tick` ```",
        "http://owl.example <http://owl.example>",
        "[a](b) ![c](d) [e]: f",
        "---",
        "***",
        "# one ## two",
        "2 * 3 * 4",
        "| a | b |",
        "~~no~~",
        "z-zip, “ça” – 你好 (वह)",
    ],
)
def test_everything_else_is_left_as_it_is(line: str) -> None:
    assert plain_text(line) == line


def test_lists_and_rules_do_not_part_lines() -> None:
    assert plain_text("- a\n- b\n---\n    c") == "- a - b --- c"


def test_a_backslash_prints_the_mark_behind_it() -> None:
    assert plain_text(r"\*not italic\* and \[kept\]") == "*not italic* and [kept]"


def test_spaces_in_a_row_print_as_one() -> None:
    assert plain_text("one  two \t three ") == "one two three"


def test_a_space_beside_a_face_is_kept_once() -> None:
    assert plain_text("one * two* **three ** four") == "one * two* **three ** four"
    assert plain_text("one *two*  three") == "one two three"


_LETTERS = st.text(alphabet=st.characters(categories=["Lu", "Ll", "Lo", "Mn", "Mc", "Nd", "Po"]))


@given(st.lists(_LETTERS.filter(lambda word: not set(word) & set("*\\\x00")), max_size=30))
def test_no_word_is_lost_or_changed(words: list[str]) -> None:
    assert plain_text("\n".join(words)).split() == " ".join(words).split()


@given(st.text(alphabet="ab *_\\\n\t#-<>[]&`1.", max_size=60))
def test_no_marks_part_a_run_into_empty_ones(markdown: str) -> None:
    for paragraph in paragraphs(markdown):
        assert paragraph.runs
        assert all(run.text for run in paragraph.runs)
        assert all(a != b for a, b in zip(paragraph.runs, paragraph.runs[1:], strict=False))
