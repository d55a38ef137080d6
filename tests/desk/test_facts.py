"""The screen of title, credits and ISBNs: what it says beforehand, saves, and refuses."""

from __future__ import annotations

import re

import pytest

from books.models import Book, Edition
from books.queries import edition_of
from books.tenancy import acting_for
from tests.desk.reading import at, body, shows, text_of
from tests.factories import make_book
from tests.personas import Press, client_of


@pytest.fixture
def book(press: Press) -> Book:
    with acting_for(press.publisher):
        return make_book(press.ben)


def seen_on(press: Press, book: Book) -> list[str]:
    page = body(client_of(press.ben).get(at("facts", book.slug)))
    return re.findall(r'name="seen" value="(\w+)"', page)


def test_it_is_found_from_the_book_and_its_cover(press: Press, book: Book) -> None:
    client = client_of(press.rita)
    assert shows(client.get(at("book", book.slug)), "facts", book.slug)
    assert shows(client.get(at("cover", book.slug, 1)), "facts", book.slug)
    told = text_of(client.get(at("facts", book.slug)))
    assert "Your role, reviewer, reads them" in told
    assert "Page 1: written anew" in told


def test_an_editor_saves_title_and_credits_and_is_told_of_a_stale_form(
    press: Press, book: Book
) -> None:
    client, seen = client_of(press.ben), seen_on(press, book)[0]
    form = {"seen": seen, "title": "Pip and the Sun", "name-1": "Eve", "role-1": "author"}
    form |= {"name-2": "", "role-2": "author"}
    saved = client.post(at("change-title", book.slug), form, follow=True)
    assert "Title and credits are saved" in text_of(saved)
    with acting_for(press.publisher):
        assert edition_of(book).shown_title == "Pip and the Sun"
    stale = client.post(at("change-title", book.slug), form | {"title": "Mine"})
    assert stale.status_code == 409
    assert 'value="Mine"' in body(stale)
    assert f'value="{seen}"' in body(stale)


def test_an_isbn_with_a_wrong_digit_stays_in_its_field_to_be_mended(
    press: Press, book: Book
) -> None:
    client, seen = client_of(press.ben), seen_on(press, book)[1]
    form = {"seen": seen, "title": "", "isbn": "978-0-306-40615-8"}
    refused = client.post(at("change-edition", book.slug, 1), form)
    assert refused.status_code == 400
    assert "check digit 8 where 7 belongs" in text_of(refused)
    assert 'value="978-0-306-40615-8"' in body(refused)
    form["isbn"] = "978-0-306-40615-7"
    assert client.post(at("change-edition", book.slug, 1), form).status_code == 302
    with acting_for(press.publisher):
        assert Edition.objects.get().isbn == "9780306406157"
