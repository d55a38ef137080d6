"""Joining two pages to a spread and parting one: the words of both stay."""

from __future__ import annotations

import pytest

from books.errors import IllegalMove, Refused
from books.models import Book, Edition, Page
from books.operations.pages import insert_page
from books.operations.spreads import join_pages, part_spread
from books.operations.text import edit_text
from books.queries import edition_of, pages_of
from tests.books.planned import last, shape, showing, telling
from tests.factories import make_book
from tests.laid import once_a_file
from tests.personas import Press


def whole_book(owl: Press) -> Book:
    """Eleven scenes, the last one a spread; everything approved."""
    return make_book(owl.ben, scenes=11, spreads=1, approved=True, approver=owl.rita)


laid, press, book = once_a_file(whole_book, in_force=True)


@pytest.fixture
def edition(book: Book) -> Edition:
    return edition_of(book)


def test_two_pages_become_a_spread_with_the_words_of_both(
    owl: Press, book: Book, edition: Edition
) -> None:
    scene = join_pages(
        left=telling(edition, 1), right=telling(edition, 2), by=owl.ben, keep="right"
    )
    left, right = showing(edition, 2)
    assert (scene.position, left.part, right.part, left.number % 2) == (2, "left", "right", 0)
    assert ("number 1." in left.text, "number 2." in right.text) == (True, True)
    note = last(book).note
    assert "Scene 1 is kept in the book, with its pictures, on no page." in note
    assert "must be drawn again" in note


def test_a_picture_of_another_size_is_sent_back_and_says_so(
    owl: Press, book: Book, edition: Edition
) -> None:
    join_pages(left=telling(edition, 1), right=telling(edition, 2), by=owl.ben)
    scene = book.scenes.get(position=1)
    assert (scene.kind, scene.state) == ("spread", "changes-asked")
    assert scene.note == (
        "The picture of scene 1 was made for one page; it fills a spread now and must be drawn "
        "again."
    )
    assert scene.artwork is not None
    untouched = book.scenes.get(position=2)
    assert (untouched.kind, untouched.state) == ("page", "approved")


def test_a_scene_that_is_being_drawn_keeps_its_size(
    owl: Press, book: Book, edition: Edition
) -> None:
    book.scenes.filter(position=1).update(state="drawing")
    stands = shape(edition)
    with pytest.raises(IllegalMove, match="Scene 1 is being drawn as one page; wait"):
        join_pages(left=telling(edition, 1), right=telling(edition, 2), by=owl.ben)
    assert shape(edition) == stands


def test_what_does_not_lie_together_is_not_joined(owl: Press, edition: Edition) -> None:
    with pytest.raises(Refused, match="does not follow page"):
        join_pages(left=telling(edition, 1), right=telling(edition, 3), by=owl.ben)
    with pytest.raises(Refused, match="half of a spread already"):
        join_pages(left=telling(edition, 10), right=telling(edition, 11), by=owl.ben)
    for text in ("One.", "Two."):
        insert_page(edition=edition, before=None, by=owl.ben, text=text)
    one, two = (p for p in pages_of(edition) if p.text in ("One.", "Two."))
    with pytest.raises(Refused, match="shows a picture; give one of them a picture first"):
        join_pages(left=one, right=two, by=owl.ben)


def test_words_that_do_not_fit_half_a_spread_are_refused(owl: Press, edition: Edition) -> None:
    long = Page.objects.get(pk=telling(edition, 1).pk)
    edit_text(page=long, text="Pip flew on and on. " * 130, seen_version=1, by=owl.ben)
    stands = shape(edition)
    with pytest.raises(Refused, match="do not fit on the page of its picture"):
        join_pages(left=long, right=telling(edition, 2), by=owl.ben)
    assert shape(edition) == stands


def test_a_spread_is_parted_and_each_half_keeps_its_words(
    owl: Press, book: Book, edition: Edition
) -> None:
    join_pages(left=telling(edition, 1), right=telling(edition, 2), by=owl.ben)
    other = part_spread(
        page=telling(edition, 2), by=owl.ben, keep="right", other=book.scenes.get(position=2)
    )
    assert other.position == 2
    first, second = telling(edition, 1), telling(edition, 2)
    assert first.number < second.number
    assert showing(edition, 2)[-1].number in (first.number, first.number + 1)
    assert showing(edition, 1)[-1].number in (second.number, second.number + 1)
    assert book.scenes.get(position=1).kind == "page"


def test_a_spread_without_words_on_one_half_gets_a_scene_to_be_briefed(
    owl: Press, book: Book, edition: Edition
) -> None:
    other = part_spread(page=telling(edition, 11), by=owl.ben)
    assert (other.position, other.state, other.brief) == (12, "planned", "")
    assert len(showing(edition, 12)) == 1
    assert book.scenes.get(position=11).state == "changes-asked"
    with pytest.raises(Refused, match="is no half of a spread"):
        part_spread(page=telling(edition, 3), by=owl.ben)
