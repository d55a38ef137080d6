"""The examples of docs/book-format.md are books that read."""

from __future__ import annotations

import re
from pathlib import Path

from books.manuscript.reader import read_book
from tests.books.manuscript.shelf import write_book

PAGE = Path(__file__).resolve().parents[3] / "docs" / "book-format.md"


def test_the_documented_text_and_title_file_make_a_book(tmp_path: Path) -> None:
    blocks = dict(re.findall(r"```(markdown|toml)\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL))
    draft = read_book(write_book(tmp_path, en__md=blocks["markdown"], title__toml=blocks["toml"]))
    assert [scene.origin for scene in draft.scenes] == ["title", "manuscript"]
    assert draft.scenes[1].brief == "Pip on a branch, looking up; The moon has no face."
    assert draft.credits[1] == ("License", "[CC-BY]")
    assert [one.name for one in draft.characters] == ["Pip", "Noor"]
