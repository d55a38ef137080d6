"""A prompt that names somebody is stopped by those words, and no honest sentence is."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

from illustration.studio.listed_names import LIST, Why
from illustration.studio.naming import stopped_words
from illustration.studio.order import Dressed
from illustration.studio.prompt import compose
from illustration.studio.references import references_in_order
from illustration.studio.styles import STYLES
from tests.illustration.painter.orders import FERN, MIA, PIP, order

ROOT = Path(__file__).resolve().parents[3]
SHELF = (ROOT / os.environ.get("OCTAVO_BOOKS", "../shared/books")).resolve()
NAMES = tomllib.loads(LIST.read_text("utf-8"))


def found(text: str, *own: str) -> list[tuple[str, Why]]:
    return [(one.words, one.why) for one in stopped_words(text, own)]


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("an owl like AXEL SCHEFFLER's", "AXEL SCHEFFLER", Why.ARTIST),
        ("owl, quentin-blake, ink", "quentin-blake", Why.ARTIST),
        ("dr seuss hats", "dr seuss", Why.ARTIST),
        ("#hayaomiyazaki", "hayaomiyazaki", Why.ARTIST),
        ("Zdzisław Beksiński", "Zdzisław Beksiński", Why.ARTIST),
        ("Zdzislaw Beksinski", "Zdzislaw Beksinski", Why.ARTIST),
        ("dans le style d’Herve Tullet", "Herve Tullet", Why.ARTIST),
        ("beyonce dances", "beyonce", Why.PERSON),
        ("BEYONCÉ dances", "BEYONCÉ", Why.PERSON),
        ("JK Rowling reads", "JK Rowling", Why.PERSON),
        ("three grüffelos", "grüffelo", Why.CHARACTER),
        ("the Gruffalo’s cave", "Gruffalo", Why.CHARACTER),
        ("H\u00adarry\u200b Potter", "H\u00adarry\u200b Potter", Why.CHARACTER),
        ("Spider-Man swings", "Spider-Man", Why.CHARACTER),
        ("a Disney castle", "Disney", Why.CHARACTER),
    ],
)
def test_a_listed_name_is_found_as_it_was_written(text, words, why):
    assert found(text) == [(words, why)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("soft, in the style of Ada Novak, warm", "in the style of Ada Novak"),
        ("in the style of Dr. Novak.", "in the style of Dr. Novak"),
        ("in the style of sendak", "in the style of sendak"),
        ("Illustration by Jane van der Smith.", "Illustration by Jane van der Smith"),
        ("im Stil von Otto Müller gemalt", "im Stil von Otto Müller"),
        ("Wolken wie von Scheffler", "wie von Scheffler"),
        ("monsters à la Sendak", "à la Sendak"),
        ("in Sendak’s style", "Sendak’s style"),
    ],
)
def test_a_manner_is_found_by_its_lead_though_the_name_is_on_no_list(text, words):
    assert found(text) == [(words, Why.MANNER)]


@pytest.mark.parametrize(
    "text",
    [
        "in the style of Vincent van Gogh, or Monet, or Hokusai's waves",
        "in the style of Japanese woodcuts, in the manner of a storybook",
        "im Stil von Kinderzeichnungen, wie von Zauberhand, nach Art des Hauses",
        "elle va à la Tour Eiffel et à la Lune",
        "painted by Grandma Rose; Pip sits by Lake Victoria",
        "a baby shark, a very hungry caterpillar, a spider-man of straw, a rainbow fish",
        "The artist Blake and a child named Carle play tag by the sea",
        "ein Bild von Berlin Mitte",
    ],
)
def test_common_words_and_masters_long_dead_stop_nothing(text):
    assert found(text) == []


def test_the_whole_name_is_told_once_and_in_the_texts_order():
    text = "Pikachu by Quentin Blake, in the style of Walt Disney. pikachu"
    assert found(text) == [
        ("Pikachu", Why.CHARACTER),
        ("Quentin Blake", Why.ARTIST),
        ("Walt Disney", Why.ARTIST),
    ]


def test_the_books_own_characters_and_makers_stop_nothing():
    text = "Stephen King and Baby Shark, drawn by Ada Owl, in the style of Pip's mother"
    assert len(found(text)) == 4
    assert found(text, "Stephen King", "Baby Shark", "Ada Owl", "Pip") == []


def test_a_protected_character_is_stopped_whoever_bears_its_name():
    assert found("Pikachu runs", "Pikachu") == [("Pikachu", Why.CHARACTER)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Oliver Jeffers", "died less than 70 years ago"),
        ("Taylor Swift", "a real person"),
        ("Totoro", "belongs to somebody else"),
        ("in the style of Ada Novak", "by somebody's name"),
    ],
)
def test_the_sentence_names_the_words_the_money_and_what_to_write_instead(text, said):
    (stopped,) = stopped_words(text)
    assert stopped.sentence.startswith(f"“{text}” is ")
    for words in (said, "nothing spent", "Write instead", "owner lets these words go"):
        assert words in stopped.sentence


def test_an_artist_is_free_in_the_71st_year_after_death():
    text = "in the style of Kay Nielsen"  # died in 1957; protected to the end of 2027
    assert [one.words for one in stopped_words(text, year=2027)] == ["Kay Nielsen"]
    assert stopped_words(text, year=2028) == ()


def test_the_list_is_dated_sourced_and_lets_nobody_be_two_things():
    artists, characters = NAMES["artists"], NAMES["characters"]
    assert len(artists["living"]) + len(artists["died"]) >= 150
    assert NAMES["source"]
    assert all(NAMES["compiled_on"].year <= died + 70 for died in artists["died"].values())
    groups = {
        Why.ARTIST: [*artists["living"], *artists["died"]],
        Why.PERSON: NAMES["persons"]["names"],
        Why.CHARACTER: [*characters["names"], *characters["capital"]],
    }
    pairs = [(name, why) for why, names in groups.items() for name in names]
    assert [name for name, why in pairs if found(f"{name} was here") != [(name, why)]] == []


def test_the_houses_own_styles_and_prompts_stop_nothing():
    cast = (PIP, FERN, MIA)
    sheets = {traits.name: ["a", "b"] for traits in cast}
    lineup = references_in_order(("Pip", "Fern", "Mia"), sheets, most=9, present="p", sketch="s")
    rain = Dressed("Pip", ("a raincoat",), ("a lantern",))
    for style in STYLES:
        asked = order(style=style.words, cast=cast, dressed=(rain,), exact_text="INN")
        assert found(compose(asked, references=lineup, change="no hat")) == []


@pytest.mark.skipif(not SHELF.is_dir(), reason="the real books are missing: set OCTAVO_BOOKS")
def test_no_real_book_holds_a_word_that_stops_it():
    texts = sorted(SHELF.rglob("*.md"))
    assert len(texts) > 10
    assert {hit for path in texts for hit in found(path.read_text("utf-8"))} == set()
