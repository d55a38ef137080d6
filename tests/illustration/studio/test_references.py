"""References are numbered by one rule, and what a small model loses is told or refused."""

from __future__ import annotations

import pytest

from illustration.studio.references import Kind, ReferencesRefused, references_in_order

SHEETS = {"Pip": ["p1", "p2"], "Fern": ["f1"], "Mia": ["m1", "m2", "m3"]}
CAST = ("Pip", "Fern", "Mia")


def test_sheets_go_in_the_casts_order_with_their_views_behind_them():
    lineup = references_in_order(CAST, SHEETS, most=16)
    assert lineup.keys == ("p1", "p2", "f1", "m1", "m2", "m3")
    assert lineup.numbers_of("Mia") == (4, 5, 6)
    assert lineup.left_out == ""


def test_what_a_request_is_about_is_number_one_and_the_sketch_the_last():
    lineup = references_in_order(("Fern",), SHEETS, most=9, present="now", sketch="pencil")
    assert lineup.keys == ("now", "f1", "pencil")
    assert lineup.numbers(Kind.PRESENT) == (1,)
    assert lineup.numbers(Kind.SKETCH) == (3,)


def test_the_sketch_is_the_first_to_stay_behind():
    lineup = references_in_order(CAST, SHEETS, most=6, sketch="pencil")
    assert lineup.keys == ("p1", "p2", "f1", "m1", "m2", "m3")
    assert lineup.left_out == (
        "This model takes 6 reference pictures. Left out: the sketch. "
        "Every character's sheet goes along."
    )


def test_then_further_views_from_the_last_of_the_cast_backwards():
    lineup = references_in_order(CAST, SHEETS, most=4, sketch="pencil")
    assert lineup.keys == ("p1", "p2", "f1", "m1")
    assert "the sketch, a further view of Mia and a further view of Mia." in lineup.left_out


def test_never_a_characters_only_sheet_nor_the_left_half():
    assert references_in_order(CAST, SHEETS, most=4, left_half="l").keys == ("l", "p1", "f1", "m1")
    with pytest.raises(ReferencesRefused, match="needs 4 reference pictures") as refused:
        references_in_order(CAST, SHEETS, most=3, left_half="l")
    assert "the left half, Pip's sheet, Fern's sheet and Mia's sheet" in str(refused.value)
    assert "nothing spent" in str(refused.value)


def test_a_character_without_a_sheet_is_refused_by_name():
    with pytest.raises(ReferencesRefused, match="Bo and Ada: no approved sheet"):
        references_in_order(("Pip", "Bo", "Ada"), SHEETS | {"Ada": []}, most=16)


def test_a_picture_sent_twice_has_one_number():
    assert references_in_order(("Pip", "Pip"), {"Pip": ["a", "a"]}, most=9).keys == ("a",)
