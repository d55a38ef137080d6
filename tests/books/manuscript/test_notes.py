"""Art notes are parted from the words and never printed."""

from __future__ import annotations

import pytest

from books.manuscript.draft import ManuscriptError
from books.manuscript.notes import part_notes
from books.manuscript.source import Source

SOURCE = Source("en.md", ())


@pytest.mark.parametrize(
    ("written", "printed", "notes"),
    [
        ("He ran [a fox] home.", "He ran home.", ("a fox",)),
        ("[a hill] He ran.", "He ran.", ("a hill",)),
        ("He ran [a hill].", "He ran.", ("a hill",)),
        ("He ran.[a hill]", "He ran.", ("a hill",)),
        ("One\n[the wide\n  sea]\ntwo", "One\ntwo", ("the wide sea",)),
        ("One\nArt: a boat, far [out\ntwo", "One\ntwo", ("a boat, far [out",)),
        ("One\n\nArt: a boat\n\nTwo", "One\n\n\nTwo", ("a boat",)),
        ("A [x [y] z] [q] b", "A b", ("x [y] z", "q")),
        ("One  [n]\ntwo", "One\ntwo", ("n",)),
        ("One [n]  \ntwo", "One  \ntwo", ("n",)),
        (r"A \[kept\] b", r"A \[kept\] b", ()),
        ("Part: one", "Part: one", ()),
        ("a ] b", "a ] b", ()),
        ("[ ] a", "a", ()),
    ],
)
def test_words_and_notes_are_parted(written: str, printed: str, notes: tuple[str, ...]) -> None:
    assert part_notes(SOURCE, 1, tuple(written.split("\n"))) == (printed, notes)


def test_an_open_bracket_is_refused_by_its_line() -> None:
    with pytest.raises(ManuscriptError, match=r"^en\.md line 7: a \[ is never closed"):
        part_notes(SOURCE, 6, ("One [two]", "three [four", "five"))
