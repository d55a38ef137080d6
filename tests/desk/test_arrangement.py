"""Setting one scene's words another way from its screen."""

from __future__ import annotations

import pytest

from books.models import Book
from books.queries import edition_of
from books.tenancy import acting_for
from tests.desk.reading import at, shows, text_of
from tests.factories import make_book
from tests.personas import Press, client_of


@pytest.fixture
def book(press: Press) -> Book:
    """A book of eleven single scenes, each facing its text."""
    with acting_for(press.publisher):
        return make_book(press.ben, scenes=11, spreads=0)


def template_of(press: Press, book: Book, position: int) -> list[str]:
    with acting_for(press.publisher):
        pages = edition_of(book).pages.filter(scene__position=position)
        return list(pages.values_list("template", flat=True))


def test_ben_lays_a_scenes_words_on_its_picture(press: Press, book: Book) -> None:
    ben = client_of(press.ben)
    assert "The picture has a page of its own." in text_of(ben.get(at("scene", book.slug, 3)))
    address = at("arrange-scene", book.slug, 1, 3)
    response = ben.post(address, {"arrangement": "on-picture"}, follow=True)
    assert "The pages are planned anew" in text_of(response)
    assert "They lie on the picture." in text_of(response)
    assert template_of(press, book, 3) == ["text-on-picture"]


def test_asking_for_what_stands_already_is_told_and_changes_nothing(
    press: Press, book: Book
) -> None:
    ben, address = client_of(press.ben), at("arrange-scene", book.slug, 1, 3)
    ben.post(address, {"arrangement": "on-picture"})
    response = ben.post(address, {"arrangement": "on-picture"}, follow=True)
    assert "already. Nothing was changed." in text_of(response)
    assert template_of(press, book, 3) == ["text-on-picture"]


def test_a_reviewer_sees_how_it_stands_and_no_form(press: Press, book: Book) -> None:
    shown = client_of(press.rita).get(at("scene", book.slug, 3))
    assert "The picture has a page of its own." in text_of(shown)
    assert not shows(shown, "arrange-scene", book.slug, 1, 3)


def test_an_unknown_way_is_not_found(press: Press, book: Book) -> None:
    address = at("arrange-scene", book.slug, 1, 3)
    assert client_of(press.ben).post(address, {"arrangement": "upside-down"}).status_code == 404
