"""Two people wrote at once: both changes come together, and no word is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from books.manuscript.merging import MOST_WORDS, compare, merge
from tests.thorough import cases

WAS = "Pip flew over the hill.\n\nIt was a long way home."
WORDS = st.lists(st.sampled_from(["Pip", "flew", "home.", "*far*", "owl", "moon"]), max_size=9)
TEXTS = WORDS.map(" ".join)


def test_changes_in_different_places_come_together() -> None:
    theirs = WAS.replace("hill", "sea")
    mine = WAS.replace("long", "short")
    merged = merge(WAS, theirs, mine)
    assert merged.text == "Pip flew over the sea.\n\nIt was a short way home."
    assert merged.clean


def test_a_place_changed_by_both_holds_theirs_and_then_mine() -> None:
    merged = merge(WAS, WAS.replace("hill", "sea"), WAS.replace("hill", "wood"))
    assert merged.text == "Pip flew over the sea. wood.\n\nIt was a long way home."
    assert not merged.clean


def test_the_same_change_by_both_is_made_once() -> None:
    changed = WAS.replace("hill", "sea")
    assert merge(WAS, changed, changed) == merge(WAS, WAS, changed)
    assert merge(WAS, changed, changed).text == changed


def test_words_at_the_end_do_not_run_into_one_another() -> None:
    assert merge("Pip slept.", "Pip slept. Soundly.", "Pip slept. Deeply.").text.split() == [
        "Pip",
        "slept.",
        "Soundly.",
        "Deeply.",
    ]


def test_what_only_one_has_is_marked_and_the_rest_is_not() -> None:
    left, right = compare("Pip flew over the hill.", "Pip flew under the hill.")
    assert [piece.text for piece in left if piece.own] == ["over "]
    assert [piece.text for piece in right if piece.own] == ["under "]


def test_a_line_break_alone_marks_no_word() -> None:
    left, right = compare("Pip flew.\nHome.", "Pip flew. Home.")
    assert not any(piece.own for piece in (*left, *right))


def test_very_long_texts_are_shown_whole_and_kept() -> None:
    long = "word " * (MOST_WORDS + 1)
    assert merge("", long, "mine").text == "mine"
    assert compare(long, "mine")[0][0].text == long


@given(was=TEXTS, theirs=TEXTS, mine=TEXTS)
@settings(max_examples=cases(100), deadline=None)
def test_no_word_that_one_of_them_added_is_lost(was: str, theirs: str, mine: str) -> None:
    merged = merge(was, theirs, mine).text.split()
    for word in set(theirs.split()) | set(mine.split()):
        if word not in was.split():
            assert word in merged
    assert merge(was, was, mine).text.split() == mine.split()
    assert merge(was, theirs, was).text.split() == theirs.split()


@given(theirs=TEXTS, mine=TEXTS)
@settings(max_examples=cases(80), deadline=None)
def test_the_pieces_are_the_texts(theirs: str, mine: str) -> None:
    left, right = compare(theirs, mine)
    assert "".join(piece.text for piece in left) == theirs
    assert "".join(piece.text for piece in right) == mine
