"""What differs between two scripts: the pages, and what about each; never paths or dates."""

from __future__ import annotations

from dataclasses import replace

import pytest

from printing.press.changes import differences
from printing.press.script import BookScript, PageScript, PlacedPicture, TextLine, TextRun

BOX = (0.0, 0.0, 621.0, 630.0)


def page(number: int, words: str = "", picture: str = "") -> PageScript:
    placed = PlacedPicture(f"/a/{picture}", picture, 10, 10, (0, 0, 10, 10), (10, 10), BOX)
    line = TextLine(100.0, 50.0, (TextRun(words, 10.0, "Andika", 18.0),))
    return PageScript(
        number=number,
        kind="story",
        template="text-on-picture",
        side="recto" if number % 2 else "verso",
        media_box=BOX,
        bleed_box=BOX,
        trim_box=BOX,
        live_box=BOX,
        pictures=(placed,) if picture else (),
        lines=(line,) if words else (),
    )


@pytest.fixture
def book() -> BookScript:
    pages = tuple(page(n, f"hill {n}", f"art{n}") for n in range(1, 5))
    return BookScript(
        format="octavo-book/1",
        profile_key="kdp-paperback",
        profile_version="1",
        trim="8.5x8.5",
        bleed=True,
        stock="premium-color",
        title="Pip",
        author="Ada",
        language="en",
        isbn="",
        publisher="Owl",
        created="2026-05-04",
        body_pt=18.0,
        pages=pages,
    )


def with_page(book: BookScript, new: PageScript) -> BookScript:
    pages = tuple(new if old.number == new.number else old for old in book.pages)
    return replace(book, pages=pages)


def test_the_same_book_differs_in_nothing(book: BookScript) -> None:
    assert not differences(book, BookScript.from_json(book.to_json()))


def test_a_typo_changes_the_words_of_one_page(book: BookScript) -> None:
    changes = differences(book, with_page(book, page(3, "hil 3", "art3")))
    assert changes.numbers == (3,)
    (change,) = changes.pages
    assert (change.words, change.pictures, change.places) == (True, False, False)
    assert not changes.another_book


def test_another_picture_or_another_part_of_it_is_a_changed_picture(book: BookScript) -> None:
    other = differences(book, with_page(book, page(2, "hill 2", "new"))).pages[0]
    assert (other.words, other.pictures, other.places) == (False, True, False)
    cropped = replace(book.pages[1].pictures[0], crop=(1, 0, 10, 10))
    part = differences(book, with_page(book, replace(book.pages[1], pictures=(cropped,)))).pages[0]
    assert (part.words, part.pictures) == (False, True)


def test_words_that_only_moved_are_no_other_words(book: BookScript) -> None:
    moved = replace(book.pages[0], lines=(replace(book.pages[0].lines[0], y=90.0),))
    (change,) = differences(book, with_page(book, moved)).pages
    assert (change.words, change.pictures, change.places) == (False, False, True)


def test_where_files_lie_and_when_the_book_was_made_is_no_difference(book: BookScript) -> None:
    elsewhere = replace(book.pages[0].pictures[0], path="/b/elsewhere")
    new = with_page(book, replace(book.pages[0], pictures=(elsewhere,)))
    assert not differences(book, replace(new, created="2027-01-01"))


def test_pages_added_and_gone_make_another_book_of_it(book: BookScript) -> None:
    longer = replace(book, pages=(*book.pages, page(5, "hill 5")))
    assert (differences(book, longer).added, differences(longer, book).gone) == ((5,), (5,))
    assert differences(book, longer).another_book == ("number of pages",)
    assert differences(book, longer).numbers == (5,)


def test_facts_are_told_by_name_and_some_make_another_book(book: BookScript) -> None:
    changes = differences(book, replace(book, title="Pip again", body_pt=17.5, bleed=False))
    assert [(each.shown, each.was, each.now) for each in changes.facts] == [
        ("title", "Pip", "Pip again"),
        ("bleed", "yes", "no"),
        ("size of the story text", "18", "17.5"),
    ]
    assert changes.another_book == ("title", "bleed")
