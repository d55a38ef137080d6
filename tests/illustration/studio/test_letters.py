"""Exact words are ticked letter for letter, whatever the script."""

from __future__ import annotations

import pytest

from illustration.studio.letters import all_ticked, letters_of


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Owl’s Inn", ["O", "w", "l", "’", "s", "I", "n", "n"]),
        ("cafe\u0301", ["c", "a", "f", "é"]),  # written in two, read as one
        ("x\u0323\u0302y", ["x\u0323\u0302", "y"]),  # no letter of its own in NFC
        ("قِطّ", ["قِ", "طّ"]),
        ("हिन्दी", ["हि", "न्दी"]),  # the conjunct with its vowel sign is one letter
        ("क्\u200cष", ["क्\u200c", "ष"]),  # kept apart on purpose
        ("ক্ষ", ["ক্ষ"]),
        ("தமிழ்", ["த", "மி", "ழ்"]),  # Tamil binds nothing
        ("ខ្មែរ", ["ខ្មែ", "រ"]),
        ("น้ำ", ["น้ำ"]),
        ("\u1112\u1161\u11ab글", ["한", "글"]),
        ("👩🏽\u200d🌾🇰🇪🇹🇿❤\ufe0f", ["👩🏽\u200d🌾", "🇰🇪", "🇹🇿", "❤\ufe0f"]),
        ("a\u200bb\u200e", ["a", "b"]),
    ],
)
def test_a_letter_is_what_a_reader_takes_for_one(text, letters):
    assert [letter for _, letter in letters_of(text)] == letters


def test_spaces_are_counted_and_not_listed():
    assert letters_of("A b") == [(0, "A"), (2, "b")]


def test_only_all_letters_and_no_others_are_all():
    assert all_ticked("A b", [2, 0])
    assert not all_ticked("A b", [0])
    assert not all_ticked("A b", [0, 1, 2])  # ticks of another text
    assert not all_ticked("A", [])
