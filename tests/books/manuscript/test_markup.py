"""A manuscript parts into title, pages and credits."""

from __future__ import annotations

from pathlib import Path

import pytest

from books.manuscript.reader import read_book
from tests.books.manuscript.shelf import SMALL, refusal, write_book


def texts(folder: Path) -> list[str]:
    return [page.text for page in read_book(folder).pages]


def test_pages_keep_their_order_and_lines(tmp_path: Path) -> None:
    draft = read_book(write_book(tmp_path, en__md=SMALL))
    assert draft.title == "Pip"
    assert [(page.text, page.line) for page in draft.pages] == [("Pip sat.", 4), ("Pip flew.", 7)]


def test_words_before_the_first_break_are_a_page(tmp_path: Path) -> None:
    assert texts(write_book(tmp_path, en__md="# T\nOnce.\n##\nTwice.")) == ["Once.", "Twice."]


def test_a_note_before_the_first_break_is_no_page(tmp_path: Path) -> None:
    draft = read_book(write_book(tmp_path, en__md="# T [gold letters]\nArt: dusk\n##\nOnce."))
    assert (draft.title, len(draft.pages)) == ("T", 1)
    assert [note for note in draft.notes if "gold letters" in note or "dusk" in note] == [
        'The art note "gold letters" before the first page is not printed and belongs to no scene.',
        'The art note "dusk" before the first page is not printed and belongs to no scene.',
    ]


def test_an_empty_page_between_two_is_a_page_without_words(tmp_path: Path) -> None:
    draft = read_book(write_book(tmp_path, en__md="# T\n##\nOne.\n##\n\n##\nThree.\n##\n"))
    assert [page.text for page in draft.pages] == ["One.", "", "Three."]
    assert draft.wordless == (1,)
    assert "Story page 2 is without words, a picture alone." in draft.notes


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_are_read(tmp_path: Path, end: str) -> None:
    text = SMALL.replace("\n", end)
    assert texts(write_book(tmp_path, en__md=text)) == ["Pip sat.", "Pip flew."]


def test_a_byte_order_mark_is_passed_by(tmp_path: Path) -> None:
    assert read_book(write_book(tmp_path, en__md=b"\xef\xbb\xbf" + SMALL.encode())).title == "Pip"


def test_the_credits_keep_their_brackets_and_are_no_page(tmp_path: Path) -> None:
    text = SMALL + "\n##\n* License: [CC-BY]\n* Text: Ada Owl,\n  Ben Jay\n* Language: en\n"
    draft = read_book(write_book(tmp_path, en__md=text))
    assert len(draft.pages) == 2
    assert draft.credits == (
        ("License", "[CC-BY]"),
        ("Text", "Ada Owl, Ben Jay"),
        ("Language", "en"),
    )
    assert [(one.name, one.role) for one in draft.contributors] == [
        ("Ada Owl", "author"),
        ("Ben Jay", "author"),
    ]


def test_credits_may_follow_the_last_page_without_a_break(tmp_path: Path) -> None:
    draft = read_book(write_book(tmp_path, en__md=SMALL + "\n* Text: Ada: Owl\n\n* Editor: Ben\n"))
    assert draft.pages[-1].text == "Pip flew."
    assert draft.credits == (("Text", "Ada: Owl"), ("Editor", "Ben"))


def test_a_list_inside_the_story_is_no_credit(tmp_path: Path) -> None:
    text = "# T\n##\nHe had:\n* Bread: two\n* Milk: one\n##\nThe end.\n"
    draft = read_book(write_book(tmp_path, en__md=text))
    assert draft.credits == ()
    assert draft.pages[0].text == "He had:\n* Bread: two\n* Milk: one"


def test_a_list_right_under_the_last_words_is_no_credit(tmp_path: Path) -> None:
    draft = read_book(write_book(tmp_path, en__md="# T\n##\nHe had:\n* Bread: two\n"))
    assert (draft.credits, draft.pages[0].text) == ((), "He had:\n* Bread: two")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("# Pip\nOnce.\n", "en.md line 2: the book has no pages"),
        ("# Pip\n##\n\n##\n", "en.md line 4: the book has no pages with words"),
        ("# Pip\n##\n* Text: Ada\n", "en.md line 3: the book has no pages with words"),
        ("##\nOnce.\n", "en.md line 1: the book has no title"),
        ("# \n##\nOnce.\n", "en.md line 1: the title is empty"),
        (f"# {'P' * 201}\n##\nOnce.\n", "en.md line 1: the title has 201 characters"),
        ("# Pip\n##\nOnce.\n## Page 2\nTwice.", 'en.md line 4: "## Page 2" is a heading'),
        ("# Pip\n##\nOnce.\n# Pop\n", 'en.md line 4: "# Pop" is a heading'),
        ("# Pip\n##\nOnce [open.\n##\nb]\n", "en.md line 3: a [ is never closed"),
        ("", "en.md line 1: the file is empty"),
        (" \n\n", "en.md line 1: the file is empty"),
        ("# Pip\n##\na\x07b", "en.md line 3: holds the control character U+0007"),
        ("# Pip\n##\na\x00b", "en.md line 3: holds a NUL byte"),
    ],
)
def test_what_is_no_book_is_refused_by_its_line(tmp_path: Path, text: str, sentence: str) -> None:
    assert refusal(write_book(tmp_path, en__md=text)).startswith(sentence)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (SMALL.encode("utf-16"), "en.md line 1: is in UTF-16"),
        (SMALL.encode("utf-32"), "en.md line 1: is in UTF-32"),
        (b"# Pip\n##\nCaf\xe9\n", "en.md line 3: byte 0xe9 is not UTF-8"),
    ],
)
def test_other_encodings_are_refused_by_name(tmp_path: Path, raw: bytes, sentence: str) -> None:
    assert refusal(write_book(tmp_path, en__md=raw)).startswith(sentence)


def test_nine_hundred_pages_are_refused_with_the_limit(tmp_path: Path) -> None:
    sentence = refusal(write_book(tmp_path, en__md="# T\n" + "##\nWords.\n" * 900))
    # The title is line 1, page n starts on line 2n + 1: page 829 on 1659.
    assert sentence.startswith("en.md line 1659: the book has 900 story pages")
    assert "828" in sentence


def test_eight_hundred_and_twenty_eight_pages_are_read(tmp_path: Path) -> None:
    text = "# T\n" + "##\nWords.\n" * 828
    assert len(read_book(write_book(tmp_path, en__md=text)).pages) == 828
