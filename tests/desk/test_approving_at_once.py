"""Deciding many pages in one go: each its own approval, none that is not ready."""

from __future__ import annotations

import pytest

from books.models import Book, Event
from books.operations.checklist import ALL
from books.queries import edition_of, pages_of, unapproved
from books.tenancy import acting_for
from tests.desk.reading import at, text_of
from tests.factories import add_candidate, make_book
from tests.personas import Press, client_of


@pytest.fixture
def book(press: Press) -> Book:
    """A book with candidates, nothing approved."""
    with acting_for(press.publisher):
        return make_book(press.ben, with_art=True)


def waiting(press: Press, book: Book) -> tuple[tuple[int, ...], tuple[int, ...]]:
    with acting_for(press.publisher):
        edition = edition_of(book)
        missing = unapproved(edition, pages_of(edition))
        return missing.text, missing.layout


def test_rita_approves_all_open_text_with_one_event_a_page(press: Press, book: Book) -> None:
    open_text, _ = waiting(press, book)
    response = client_of(press.rita).post(at("approve-pages", book.slug, 1, "text"), follow=True)
    assert f"{len(open_text)} pages are approved." in text_of(response)
    assert waiting(press, book)[0] == ()
    with acting_for(press.publisher):
        told = Event.objects.filter(what="approve-text", by=press.rita.user)
        assert told.count() == len(open_text)


def test_only_layouts_whose_words_and_picture_stand_are_approved(press: Press, book: Book) -> None:
    rita = client_of(press.rita)
    rita.post(at("approve-pages", book.slug, 1, "text"))
    rita.post(at("approve-pages", book.slug, 1, "layout"))
    with acting_for(press.publisher):
        pages = pages_of(edition_of(book))
        with_picture = tuple(page.number for page in pages if page.scene is not None)
    assert waiting(press, book)[1] == with_picture


def test_an_editor_is_shown_no_such_button_and_is_refused(press: Press, book: Book) -> None:
    ben = client_of(press.ben)
    assert "Approve the text of" not in text_of(ben.get(at("book", book.slug)))
    assert ben.post(at("approve-pages", book.slug, 1, "text")).status_code == 403
    assert waiting(press, book)[0] != ()


def test_rita_is_shown_how_many_it_would_be(press: Press, book: Book) -> None:
    open_text, _ = waiting(press, book)
    shown = text_of(client_of(press.rita).get(at("book", book.slug)))
    assert f"Approve the text of {len(open_text)} pages" in shown


def test_pictures_are_not_approved_in_one_go(press: Press, book: Book) -> None:
    response = client_of(press.rita).post(at("approve-pages", book.slug, 1, "art"))
    assert response.status_code == 404


def test_a_new_picture_voids_the_layouts_that_showed_the_old_one(press: Press) -> None:
    with acting_for(press.publisher):
        book = make_book(press.ben, approved=True, approver=press.rita)
        scene = book.scenes.get(kind="spread")
        other = add_candidate(scene=scene, seed=77)
        numbers = tuple(scene.pages.order_by("number").values_list("number", flat=True))
    rita = client_of(press.rita)
    rita.post(at("approve-scene", book.slug, scene.position), {"artwork": other.pk, "checked": ALL})
    assert waiting(press, book) == ((), numbers)
    rita.post(at("approve-pages", book.slug, 1, "layout"))
    assert waiting(press, book) == ((), ())
