"""Whatever bytes are handed in, a draft or one sentence comes back."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from books.manuscript.draft import ManuscriptError
from books.manuscript.reader import read_book
from tests.books.manuscript.shelf import SMALL, picture, write_book
from tests.thorough import cases

_PIECES = [
    "# ", "## ", "\n##\n", "\n", "\n\n", "* ", "Text: Ada", "[", "]", "\\", "Art: ", "*", "**",
    "a word", "é", "\t", "\r", "  \n", "\ufeff", "\x00", "\x85", "\u2028", "#",
    "* Language: xx", "❤️",
]  # fmt: skip
_TOML_PIECES = [
    "title", "=", '"', '"""', "[", "]", "[[", "]]", "scene", "character", "\n", "1", "true", "a",
    "edition", ".", "{", "}", ",", "pages = 2", 'name = "A"', 'cast = ["A"]', "'", "#", "\\u0000",
    "1979-05-27", "inf", "-", "contributor", "\x07",
]  # fmt: skip


def answer(**files: str | bytes) -> str:
    """The title of the draft, or the sentence of the refusal."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            return read_book(write_book(Path(folder) / "book", **files), language="en").title
        except ManuscriptError as error:
            sentence = str(error)
            assert sentence.isprintable()
            assert sentence.endswith(".")
            return sentence


@given(st.binary(max_size=300))
@settings(max_examples=cases(80), deadline=None)
def test_any_bytes_as_a_text(raw: bytes) -> None:
    assert answer(en__md=raw)


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
@settings(max_examples=cases(100), deadline=None)
def test_any_markup_as_a_text(text: str) -> None:
    assert answer(en__md="# T\n##\nWords\n" + text)
    assert answer(en__md=text)


@given(st.binary(max_size=200) | st.lists(st.sampled_from(_TOML_PIECES), max_size=25).map("".join))
@settings(max_examples=cases(100), deadline=None)
def test_any_title_file(content: str | bytes) -> None:
    assert answer(en__md=SMALL, title__toml=content)


@given(
    st.sampled_from(["JPEG", "PNG", "WEBP"]),
    st.integers(0, 400),
    st.binary(min_size=1, max_size=20),
    st.booleans(),
)
@settings(max_examples=cases(80), deadline=None)
def test_any_damage_to_a_picture(kind: str, at: int, damage: bytes, cut: bool) -> None:
    whole = picture(90, 80, kind)
    at = at % len(whole)
    broken = whole[:at] + damage + (b"" if cut else whole[at + len(damage) :])
    assert answer(en__md=SMALL, art__01__jpg=broken)
