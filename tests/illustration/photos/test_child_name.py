"""A child's name in a character's place: whole words, capitals and possessives."""

from __future__ import annotations

import pytest

from illustration.child_name import put_name, stands_in


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("Pip flew. Pip’s scarf, Pip's hat.", "Mia flew. Mia’s scarf, Mia's hat."),
        ("“Pip!” *Pip* Pip-like", "“Mia!” *Mia* Mia-like"),
        ("PIP! PIPSQUEAK", "MIA! PIPSQUEAK"),
        ("Pipsqueak, pip, Pips", "Pipsqueak, pip, Pips"),
    ],
)
def test_a_name_is_a_word_of_its_own(text: str, becomes: str) -> None:
    assert put_name(text, "Pip", "Mia") == becomes


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("James' hat, James’s hat", "Mia's hat, Mia’s hat"),
        ("'I am James' said he.", "'I am Mia' said he."),
        ("‘Look!’ said Bo. James’ hat", "‘Look!’ said Bo. Mia’s hat"),
    ],
)
def test_a_bare_apostrophe_becomes_the_whole_possessive(text: str, becomes: str) -> None:
    assert put_name(text, "James", "Mia") == becomes


def test_german_names_take_their_bare_s() -> None:
    assert put_name("Pips Hut, Pip", "Pip", "Mia", "de-AT") == "Mias Hut, Mia"
    assert put_name("Pips Hut", "Pip", "Hans", "de") == "Hans’ Hut"


def test_a_name_that_holds_the_old_one_is_put_once() -> None:
    assert put_name("Pip and Bo", "Pip", "Little Pip") == "Little Pip and Bo"


def test_a_name_of_two_words_is_found_over_a_line_end() -> None:
    assert put_name("Captain\nPip flew", "Captain Pip", "Mia") == "Mia flew"
    assert stands_in("the captain, Captain Pip", "Captain Pip")
    assert not stands_in("Pipsqueak", "Pip")
