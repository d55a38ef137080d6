"""title.toml is read whole, and refused by key and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from books.manuscript.draft import CharacterDraft, Contributor, EditionDraft
from books.manuscript.reader import read_book
from tests.books.manuscript.shelf import SMALL, refusal, write_book

FULL = """\
title = "Pip and the Moon"
language = "en"
style = "soft watercolour,
warm light"

[edition]
printer = "kdp-paperback"
trim = "8.50 x 8.5"
bleed = true
stock = "premium-color"
isbn = "978-0-306-40615-7"

[[contributor]]
name = "Ada Owl"
role = "author"

[[character]]
name = "Pip"
kind = "owl"
wears = ["red knitted scarf"]

[[character]]
name = "Noor"
kind = "girl"
hair = ["black", "curly"]
age = 6
wears = "yellow raincoat"

[[scene]]
pages = 2
brief = "Pip looks down"
cast = ["pip"]
light = "night"
""".replace("soft watercolour,\nwarm", "soft watercolour, warm")


def test_every_key_is_read(tmp_path: Path) -> None:
    draft = read_book(write_book(tmp_path, en__md=SMALL, title__toml=FULL))
    assert (draft.title, draft.style) == ("Pip and the Moon", "soft watercolour, warm light")
    assert draft.edition == EditionDraft(
        "kdp-paperback", "8.5x8.5", True, "premium-color", "9780306406157"
    )
    assert draft.contributors == (Contributor("Ada Owl", "author"),)
    assert draft.characters == (
        CharacterDraft("Pip", "owl", wears=("red knitted scarf",)),
        CharacterDraft("Noor", "girl", hair="black, curly", age="6", wears=("yellow raincoat",)),
    )
    first = draft.scenes[0]
    assert (first.pages, first.brief, first.origin) == (2, "Pip looks down", "title")
    assert (first.cast, first.light) == (("Pip",), "night")


def test_a_book_needs_no_title_file(tmp_path: Path) -> None:
    draft = read_book(write_book(tmp_path, en__md=SMALL))
    assert (draft.edition, draft.characters, draft.style) == (EditionDraft(), (), "")


@pytest.mark.parametrize(
    ("toml", "sentence"),
    [
        ('title = "a"\ncolor = 1', 'line 2: unknown key "color"; known here: title, language'),
        ("[edition]\n\ntrims = 1", 'line 3: unknown key "edition.trims"; known here: printer'),
        ('[[scene]]\nbrief="a"\n[[scene]]\nmood="b"', 'line 4: unknown key "scene.mood"'),
        ("[[scene]]\n[scene.room]\nx=1", 'line 2: unknown key "scene.room"'),
        ('[[character]]\nname="A"\nwears=[\n"b"]\nfur=1', 'line 5: unknown key "character.fur"'),
        ('style = """\ncolor = 1\n"""\nedition.pages = 3', 'line 4: unknown key "edition.pages"'),
        ('[edition]\nbleed = "yes"', 'line 2: edition.bleed is "yes"; write true or false'),
        ("[[scene]]\npages = 3", "line 2: scene.pages is the number 3; write 1"),
        ("[[scene]]\npages = true", "line 2: scene.pages is true; write 1"),
        ('[edition]\ntrim = "8.5"', 'line 2: edition.trim is "8.5"; write width x height'),
        ('[edition]\ntrim = "0x8"', 'line 2: edition.trim is "0x8"; write width x height'),
        ('[edition]\nisbn = "9780306406158"', 'line 2: edition.isbn "9780306406158" has the check'),
        ('[edition]\nisbn = "0306406152"', 'line 2: edition.isbn "0306406152" is no ISBN'),
        ("title = 7", "line 1: title is the number 7; write words"),
        ('title = " "', "line 1: title is empty"),
        ('title = "a\\u0007"', "line 1: title holds a control character"),
        (f'title = "{"a" * 201}"', "line 1: title has 201 characters"),
        ('language = "english"', 'line 1: language is "english"; write a language code'),
        ('[[contributor]]\nname = "A"\nrole = "king"', 'line 3: contributor.role is "king"'),
        ('\n[[contributor]]\nname = "A"', "line 2: contributor has no role"),
        ('[contributor]\nname = "A"', "line 1: contributor is a table; write each as a table"),
        ("edition = 1", "line 1: edition is the number 1; write it as a table"),
        ('[[character]]\nname = ["a"]', "line 2: character.name is a list; write words"),
        ('[[character]]\nname = "a"\nwears = [1]', "line 3: character.wears is the number 1"),
        ('[[character]]\nname = "a"\nage = -1', "line 3: character.age is no age"),
        (
            '[[character]]\nname="A"\n\n[[character]]\nname="a"',
            'line 5: character.name "a" is taken',
        ),
        ('[[scene]]\ncast = ["Bo"]', 'line 2: scene.cast names "Bo", who is no [[character]]'),
        ('title = "a"\ntitle = "b"', "line 2: is not TOML (Cannot overwrite a value)"),
        ("[edition]\n[edition]", "line 2: is not TOML (Cannot declare"),
        ('style = "x"\ntitle = "a', "line 2: is not TOML (Unterminated string)"),
        ("title = [1,\n2\n", "line 3: is not TOML"),
        (f"title = {'[' * 9000}", "line 1: its brackets are nested too deep"),
        (f"title = {'9' * 9000}", "line 1: is not TOML"),
        ('"bad\\nkey\\u001b" = 1', 'line 1: unknown key "bad?key?"'),
        ("[[scene]]\n" * 3, "line 3: there are 3 [[scene]] for 2 story pages"),
    ],
)
def test_a_fault_is_named_by_key_and_line(tmp_path: Path, toml: str, sentence: str) -> None:
    found = refusal(write_book(tmp_path, en__md=SMALL, title__toml=toml))
    assert found.startswith(f"title.toml {sentence}")


def test_a_value_of_many_lines_takes_no_long_time(tmp_path: Path) -> None:
    toml = 'style = "a"\n' + "wears = [\n" + "1,\n" * 30_000 + "]\n"
    assert "unknown key" in refusal(write_book(tmp_path, en__md=SMALL, title__toml=toml))
