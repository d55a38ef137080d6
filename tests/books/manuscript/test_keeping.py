"""A draft kept as plain values comes back the same."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from books.manuscript.draft import ArtFile, CharacterDraft, EditionDraft, StoryPage
from books.manuscript.keeping import from_plain, to_plain
from tests.factories import draft


def test_every_word_comes_back_through_json() -> None:
    told = replace(
        draft(),
        edition=EditionDraft("kdp-paperback", "8x10", False, "white", "9780306406157"),
        characters=(CharacterDraft("Noor", "girl", wears=("hat", "boots"), marks="freckles"),),
        pages=(StoryPage("*so*\\\nfar", ("note one", "note two"), line=7), *draft().pages[1:]),
        notes=("One brief is proposed.",),
        wordless=(2,),
    )
    assert from_plain(json.loads(json.dumps(to_plain(told)))) == told


def test_pictures_are_files_and_stay_out() -> None:
    picture = ArtFile(Path("art/02.png"), 100, 100, "PNG")
    told = replace(draft(), cover=picture, art=(picture, None, None, None), has_art=True)
    back = from_plain(json.loads(json.dumps(to_plain(told))))
    assert back == draft()
