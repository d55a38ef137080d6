"""Words into lines: none lost, none hyphenated, no word left alone where it can be helped."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from printing.press.breaking import break_lines, line_width, words_of
from printing.press.content import Paragraph, Run
from tests.printing.press.samples import words
from tests.thorough import cases

WORD = st.text("abcdefghijklmnopqrstuvwxyzéñ,.!?—", min_size=1, max_size=14)


def lines_of(text: str, size: float = 18, measure: float = 300) -> list[str]:
    found = []
    for stretch in words_of(words(text), "Andika"):
        for line in break_lines(stretch, size, measure):
            found.append(" ".join(word.text for word in line))
    return found


@settings(max_examples=cases(25), deadline=None)
@given(st.lists(WORD, min_size=1, max_size=60), st.floats(120, 560), st.sampled_from([14, 18]))
def test_no_word_is_lost_moved_or_cut(tokens: list[str], measure: float, size: int) -> None:
    text = " ".join(tokens)
    assert " ".join(lines_of(text, size, measure)) == text


@settings(max_examples=cases(25), deadline=None)
@given(st.lists(WORD, min_size=1, max_size=60), st.floats(160, 560))
def test_no_line_is_wider_than_the_measure_unless_one_word_is(
    tokens: list[str], wide: float
) -> None:
    for stretch in words_of(words(" ".join(tokens)), "Andika"):
        for line in break_lines(stretch, 18, wide):
            assert len(line) == 1 or line_width(line, 18) <= wide + 1e-6


@settings(max_examples=cases(25), deadline=None)
@given(st.lists(WORD, min_size=1, max_size=60), st.floats(160, 560))
def test_no_more_lines_than_the_greediest_breaking_takes(tokens: list[str], wide: float) -> None:
    stretch = words_of(words(" ".join(tokens)), "Andika")[0]
    greedy, width, space = 1, 0.0, 0.0
    for word in stretch:
        more = (word.ems + (space if width else 0)) * 18
        if width and width + more > wide + 1e-6:
            greedy, width, more = greedy + 1, 0.0, word.ems * 18
        width, space = width + more, word.space_ems
    assert len(break_lines(stretch, 18, wide)) == greedy


def test_the_authors_breaks_are_kept() -> None:
    assert lines_of("Up the hill.\nDown the hill.") == ["Up the hill.", "Down the hill."]


MILK = (
    "The moon said nothing at first. She hung there round as a plate of milk and she looked at the "
    "little owl with the red scarf. Then, very softly, she began to hum a song about."
)


def test_no_short_word_stands_alone_on_the_last_line() -> None:
    # Broken for the calmest edge alone, these widths leave "about." by itself.
    for wide in (206, 212, 218, 224, 296):
        assert " " in lines_of(MILK, 18, wide)[-1]


def test_lines_end_with_a_phrase_where_they_can() -> None:
    text = "High above the sleeping village, in the hollow of the oldest oak, lived an owl."
    for wide in (264, 280, 308):  # the calmest edge alone would end a line with "the"
        assert lines_of(text, 18, wide) == [
            "High above the sleeping village,",
            "in the hollow of the oldest oak,",
            "lived an owl.",
        ]


def test_a_no_break_space_is_never_broken() -> None:
    for wide in range(60, 200, 7):
        assert any("10\u00a0km" in line for line in lines_of("It was 10\u00a0km away", 18, wide))


def test_slant_within_a_word_does_not_break_it() -> None:
    runs = (Run("un"), Run("believ", italic=True), Run("able day"))
    stretch = words_of(Paragraph(runs), "Andika")[0]
    assert [word.text for word in stretch] == ["unbelievable", "day"]
    faces = [piece.face for piece in stretch[0].pieces]
    assert faces == ["Andika", "Andika-Italic", "Andika"]
