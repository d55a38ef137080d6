"""Locked traits show in the picture: colours, clothes, hair, skin, age."""

from __future__ import annotations

import numpy as np
import pytest

from illustration.painter import paint
from illustration.painter.colours import COLOURS, colour_of, colours_of
from illustration.painter.look import kind_of, look_of
from illustration.painter.species import ANIMAL_OF
from illustration.painter.wardrobe import GARMENTS, garment
from illustration.studio.order import Traits
from tests.illustration.painter.orders import order


def share_near(traits, colour, reach=60):
    """The share of the figure's box that is near a colour."""
    painting = paint(order("It stands on the sand by the sea", cast=(traits,), seed=3))
    pixels = np.asarray(painting.image.crop(painting.figures[0].box), dtype=int).reshape(-1, 3)
    return float((np.abs(pixels - colour).sum(1) < reach).mean())


@pytest.mark.parametrize("name", ["teal", "purple", "scarlet", "navy"])
def test_the_body_has_the_colour_it_is_given(name):
    named, plain = Traits("A", "owl", body=f"{name} feathers"), Traits("A", "owl")
    assert share_near(named, COLOURS[name]) > share_near(plain, COLOURS[name]) + 0.07


@pytest.mark.parametrize("thing", ["scarf", "hat", "jumper", "coat", "boots", "glasses"])
def test_what_is_worn_shows_in_its_colour(thing):
    dressed, bare = Traits("A", "bear", wears=(f"magenta {thing}",)), Traits("A", "bear")
    assert share_near(dressed, COLOURS["magenta"], 110) > share_near(bare, COLOURS["magenta"], 110)


def test_hair_and_skin_are_taken_from_their_words():
    look = look_of(Traits("T", "boy", hair="curly black hair", skin="dark brown", age="8"))
    assert (look.hair_type, look.age) == ("curly", "child")
    assert look.hair == COLOURS["black"]
    assert sum(look.skin) < sum(look_of(Traits("T", "boy", skin="fair")).skin)


@pytest.mark.parametrize(
    ("words", "age"),
    [("old", "old"), ("70", "old"), ("35 years", "adult"), ("six-year-old 6", "child")],
)
def test_age_is_read_from_words_and_numbers(words, age):
    assert look_of(Traits("T", "woman", age=words)).age == age


def test_colour_words_are_many_and_may_be_shaded():
    assert len(COLOURS) >= 60
    assert colours_of("dark green coat with yellow buttons")[1] == COLOURS["yellow"]
    dark, plain, pale = (sum(colour_of(f"{w} blue", (0, 0, 0))) for w in ("dark", "", "light"))
    assert dark < plain < pale


def test_every_garment_word_is_read_as_its_kind():
    for kind, words in GARMENTS.items():
        for word in words.split():
            found = garment(f"green {word}", "A")
            assert found is not None
            assert kind in {found.kind} or "-" in word
            assert found.colour == COLOURS["green"]


def test_animals_are_many_and_unknown_ones_are_still_painted():
    assert len(ANIMAL_OF) >= 150
    assert kind_of("little barn owl") == ("animal", "owl")
    assert kind_of("grumblewump")[0] == "animal"
    assert kind_of("grandfather") == ("person", "old")
    assert paint(order("x", cast=(Traits("G", "grumblewump"),))).figures[0].name == "G"


def test_a_character_keeps_its_look_from_page_to_page():
    bare = Traits("Zoe", "girl")
    assert look_of(bare) == look_of(Traits("Zoe", "girl"))
