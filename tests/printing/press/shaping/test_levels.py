"""Levels of text that runs both ways: UAX 9 by its own examples, and against another engine."""

from __future__ import annotations

import random

import pytest
from bidi import get_display

from printing.press.shaping.levels import levels_of, line_levels, visual_order

FORMATS = "\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e"


def seen(text: str, *, rtl: bool = False) -> str:
    levels = line_levels(text, levels_of(text, rtl=rtl), rtl=rtl)
    return "".join(text[place] for place in visual_order(levels))


@pytest.mark.parametrize(
    ("text", "rtl", "levels"),
    [
        ("abc", False, [0, 0, 0]),
        ("abc", True, [2, 2, 2]),
        ("אב", False, [1, 1]),
        ("a אב b", False, [0, 0, 1, 1, 0, 0]),  # N1: spaces between unlike take the embedding
        ("א 12", True, [1, 1, 2, 2]),  # I2: numbers go one deeper
        ("ع12", False, [1, 2, 2]),  # W2: European digits after Arabic letters
        ("א1,2", True, [1, 2, 2, 2]),  # W4: a comma between digits is one of them
        ("א10%", True, [1, 2, 2, 2]),  # W5: so is a percent sign beside them
        ("a(b)ג", True, [2, 2, 2, 2, 1]),  # N0 c1: brackets in the direction before them
        ("א(b)ג", True, [1, 1, 2, 1, 1]),  # N0 d: else in that of the paragraph
        ("אּ!", False, [1, 1, 0]),  # W1: a point runs with its letter
        ("a\u2067ב c\u2069d", False, [0, 0, 1, 1, 2, 0, 0]),  # X5a: what is isolated is inside
        ("a\u202eb\u202cc", False, [0, 0, 1, 1, 0]),  # X4: an override turns letters round
    ],
)
def test_each_rule_gives_its_levels(text: str, rtl: bool, levels: list[int]) -> None:
    assert levels_of(text, rtl=rtl) == levels


def test_spaces_at_the_end_of_a_line_run_with_the_paragraph() -> None:
    text = "ab א "
    levels = levels_of(text, rtl=False)
    assert line_levels(text, levels, rtl=False) == [0, 0, 0, 1, 0]
    assert line_levels("ab ", levels_of("ab ", rtl=True), rtl=True) == [2, 2, 1]


def test_things_stand_by_their_levels() -> None:
    assert visual_order([0, 0, 1, 1, 2, 1, 0]) == [0, 1, 5, 4, 3, 2, 6]
    assert visual_order([]) == []


@pytest.mark.parametrize("formats", ["", FORMATS])
def test_any_mixture_stands_as_another_engine_orders_it(formats: str) -> None:
    chance = random.Random(9)
    letters = "abאבعل12٣٤ ,.:()[]«»!?-+$%/\u0651\u05b8 \u200f\u200e" + formats
    for _ in range(1500):
        text = "".join(chance.choice(letters) for _ in range(chance.randint(1, 14))).rstrip()
        rtl = chance.random() < 0.5
        other = get_display(text, base_dir="R" if rtl else "L")
        # Engines keep formatting characters in places of their own choice (BN, X9).
        shown = [
            "".join(letter for letter in each if letter not in FORMATS)
            for each in (seen(text, rtl=rtl), other)
        ]
        assert shown[0] == shown[1], ascii(text)
