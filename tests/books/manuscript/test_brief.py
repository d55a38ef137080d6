"""A proposed brief says what happens, who is there, where, and in what light."""

from __future__ import annotations

import pytest

from books.manuscript.brief import MAX_BRIEF_WORDS, Proposal, cast_of, propose_brief
from books.manuscript.draft import CharacterDraft
from books.manuscript.vocabulary import light_in

PIP = CharacterDraft("Pip", "owl")
NOOR = CharacterDraft("Noor", "girl")
TWINS = [CharacterDraft("Bo", "mouse"), CharacterDraft("Mo", "mouse")]


def test_the_telling_is_kept_and_the_talking_left_out() -> None:
    text = '"Who are you?" asked Noor. Pip flew over the river. "Nobody," he said.'
    assert propose_brief(text, [PIP, NOOR], "Pip").brief == (
        "Pip flew over the river. Place: river."
    )


def test_a_page_of_talk_alone_keeps_its_talk() -> None:
    brief = propose_brief('"Dad, more sugar!" says Zama.', [], "Porridge").brief
    assert brief == 'From "Porridge": "Dad, more sugar!" says Zama.'


def test_a_book_without_characters_still_says_what_to_draw() -> None:
    proposal = propose_brief("His hoe was too short.", [], "A very tall man")
    assert proposal.brief == 'From "A very tall man": His hoe was too short.'
    assert proposal.cast == ()


def test_a_page_without_words_still_has_a_brief() -> None:
    assert "without words" in propose_brief("", [PIP], "Pip").brief


def test_another_script_is_quoted_by_its_first_sentences() -> None:
    brief = propose_brief("वह रोने लगा। वह चुप न हुआ।", [], "वह हँस दिया").brief
    assert brief == 'From "वह हँस दिया": वह रोने लगा। वह चुप न हुआ।'


def test_a_long_page_makes_a_short_brief() -> None:
    sentence = "Pip flew and flew over ten more hills. "
    brief = propose_brief(sentence * 20, [PIP], "Pip").brief
    # 8 words a sentence: five of them are 40 words, and the place adds two.
    assert len(brief.split()) == MAX_BRIEF_WORDS + 2
    assert len(propose_brief("pip " * 500, [PIP], "Pip").brief.split()) <= MAX_BRIEF_WORDS


@pytest.mark.parametrize(
    ("text", "cast"),
    [
        ("Pip met Noor.", ("Pip", "Noor")),
        ("PIP'S tail", ("Pip",)),
        ("Pippa sat.", ()),
        ("The owl sat.", ("Pip",)),
        ('The girl said, "Pip is gone."', ("Noor",)),
        ('"Pip!" came a call.', ("Pip",)),
        ("Nobody came.", ()),
    ],
)
def test_the_cast_are_those_the_words_show(text: str, cast: tuple[str, ...]) -> None:
    assert cast_of(text, [PIP, NOOR]) == cast


def test_a_kind_that_two_share_names_neither() -> None:
    assert cast_of("The mouse ran.", TWINS) == ()


def test_a_pronoun_keeps_the_cast_of_the_page_before() -> None:
    assert cast_of("She sat.", [PIP, NOOR], ("Noor", "Pip")) == ("Noor",)
    assert cast_of("They sat.", [PIP, NOOR], ("Noor",)) == ("Noor",)
    assert cast_of("They sat.", [PIP, NOOR]) == ("Pip", "Noor")
    assert cast_of("She sat.", [PIP, NOOR]) == ()


def test_place_and_light_go_on_from_the_page_before() -> None:
    before = Proposal("", ("Pip",), "night", ("forest",))
    after = propose_brief("He sat.", [PIP], "Pip", before)
    assert (after.brief, after.cast, after.light) == ("He sat. Place: forest.", ("Pip",), "night")
    assert propose_brief("He sat.", [PIP], "Pip", after).brief == "He sat."


@pytest.mark.parametrize(
    ("text", "light"),
    [
        ("The moonlit road", "night"),
        ("The sun was going down, and stars came.", "sunset"),
        ("At sunrise the moon paled.", "dawn"),
        ("On a sunny day", "day"),
        ("He starts to sing.", None),
    ],
)
def test_the_first_light_spoken_of_counts(text: str, light: str | None) -> None:
    assert light_in(text) == light
