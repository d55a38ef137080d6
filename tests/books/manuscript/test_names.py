"""Names that recur with a capital letter are proposed as characters, and nothing else is."""

from __future__ import annotations

import pytest

from books.manuscript.draft import CharacterDraft
from books.manuscript.names import MOST, kind_of, propose_names
from books.manuscript.reader import read_book
from books.manuscript.text import plain_text
from tests.books.manuscript.test_real_books import SHELF


def names(*texts: str, language: str = "en") -> list[str]:
    return [one.name for one in propose_names(texts, language)]


def test_a_name_inside_a_sentence_that_recurs_is_proposed() -> None:
    assert names("Then Pip flew.", "And Pip slept.") == ["Pip"]


def test_a_name_that_only_opens_sentences_is_not_told_from_any_other_word() -> None:
    assert names("Suddenly it rained.", "Suddenly it stopped.") == []


def test_a_name_said_once_is_no_character() -> None:
    assert names("Then Pip flew away over the hill.") == []


def test_a_word_the_story_also_writes_small_is_no_name() -> None:
    assert names("Then Moon rose and the moon shone.", "He saw Moon.") == []


@pytest.mark.parametrize("word", ["Monday", "December", "I", "BOOM"])
def test_days_months_and_shouts_are_no_names(word: str) -> None:
    assert names(f"It was {word} and so {word} it was.", f"Again {word}!") == []


def test_two_capitals_beside_each_other_are_one_name() -> None:
    assert names("We saw Captain Bram.", "There stood Captain Bram again.") == ["Captain Bram"]


def test_the_last_word_is_taken_where_the_story_mostly_says_that_alone() -> None:
    assert names("Then Captain Bram spoke to Bram and Bram and Bram.") == ["Bram"]


def test_a_possessive_is_the_name_itself() -> None:
    assert names("It was Pip's hat.", "He gave Pip\u2019s hat to Pip.") == ["Pip"]


def test_the_most_named_comes_first_and_no_more_than_eight_are_proposed() -> None:
    crowd = ["Ada", "Ben", "Cleo", "Dan", "Eve", "Finn", "Gus", "Hal", "Ian", "Jo"]
    text = " ".join(f"and {name} and {name}" for name in crowd) + " and Jo"
    assert names(text)[0] == "Jo"
    assert len(names(text)) == MOST


def test_german_writes_every_noun_large_so_nothing_is_proposed() -> None:
    assert names("Da sah die Eule den Mond.", "Da war die Eule froh.", language="de-AT") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tilly the otter lived under the pier", "otter"),
        ("Tilly, a small brown otter, swam", "otter"),
        ("A little robot, called Tilly, came", "robot"),
        ("He met a girl named Tilly", "girl"),
        ("Tilly, a tall gardener, dug", "gardener"),
        ("Tilly the quick ran home", ""),
        ("Tilly ran home", ""),
    ],
)
def test_the_kind_is_what_the_story_calls_somebody(text: str, kind: str) -> None:
    assert kind_of("Tilly", text) == kind


def test_an_animal_that_is_its_own_name_has_that_kind() -> None:
    assert kind_of("Baby Elephant", "nothing is said") == "elephant"


def test_an_art_note_may_tell_the_kind() -> None:
    told = propose_names(["So Bram sang.", "So Bram slept."], "en", ["Bram, an old badger"])
    assert told == (CharacterDraft("Bram", kind="badger"),)


def test_no_kind_is_read_in_a_language_whose_words_are_not_known() -> None:
    assert propose_names(["Y Pip the owl.", "Y Pip."], "es") == (CharacterDraft("Pip"),)


@pytest.mark.skipif(not SHELF.is_dir(), reason="the real books are missing: set OCTAVO_BOOKS")
def test_the_real_books_name_whom_they_are_about() -> None:
    found = {}
    for name in ("0005-anansi-and-turtle", "0121-porridge", "0037-king-of-the-birds"):
        path = SHELF / name
        draft = read_book(path, language="en")
        texts = [plain_text(page.text) for page in draft.pages]
        found[name] = {one.name for one in propose_names(texts, "en")}
    assert found["0005-anansi-and-turtle"] >= {"Anansi"}
    assert found["0121-porridge"] == {"Zama"}
    assert found["0037-king-of-the-birds"] == {"Owl", "Vulture", "Eagle", "Ncede"}
