"""The word list in the docs is the one the painter has, and every word in it can be met."""

from __future__ import annotations

from pathlib import Path

import pytest

from illustration.painter.colours import COLOURS, words_of
from illustration.painter.light import WORDS as LIGHT_WORDS
from illustration.painter.look import HAIR_TYPES, SKIN_WORDS
from illustration.painter.manner_words import MEDIA
from illustration.painter.species import ALIASES, PEOPLE
from illustration.painter.wardrobe import GARMENTS
from illustration.painter.word_list import page
from illustration.painter.words import ACTIONS, HELD, PLACES, THINGS

DOCS = Path(__file__).resolve().parents[3] / "docs"
TABLES = {
    "places": PLACES, "things": THINGS, "lights": LIGHT_WORDS, "deeds": ACTIONS, "held": HELD,
    "animals": ALIASES, "people": PEOPLE, "styles": MEDIA, "clothes": GARMENTS,
    "hair": HAIR_TYPES, "skin": {"": " ".join(SKIN_WORDS)}, "colours": {"": " ".join(COLOURS)},
}  # fmt: skip


def test_the_docs_hold_the_list_the_painter_has() -> None:
    written = (DOCS / "painter-words.md").read_text(encoding="utf-8")
    assert written == page(), "Write it: python -m illustration.painter.word_list"


@pytest.mark.parametrize("table", TABLES)
def test_every_word_is_one_that_the_reader_of_briefs_can_meet(table: str) -> None:
    words = [word for spoken in TABLES[table].values() for word in spoken.split()]
    assert len(words) > 5
    assert [word for word in words if words_of(word) != [word]] == []


def test_no_word_has_two_deeds() -> None:
    words = [word for spoken in ACTIONS.values() for word in spoken.split()]
    assert sorted(words) == sorted(set(words))
