"""The review screen: what waits for each person, and the checklist beside a picture."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from books.models import Book, Page, Scene, Tick
from books.operations.checklist import ALL
from books.tenancy import acting_for
from tests.desk.reading import at, body, text_of
from tests.factories import make_book
from tests.personas import Press, client_of


@pytest.fixture
def book(press: Press) -> Book:
    """A book with a picture offered for each of its four scenes."""
    with acting_for(press.publisher):
        return make_book(press.ben, with_art=True)


def test_rita_sees_what_is_offered_and_ben_what_was_sent_back(press: Press, book: Book) -> None:
    rita, ben = client_of(press.rita), client_of(press.ben)
    told = text_of(rita.get(at("review")))
    assert "4 pictures to decide on" in told
    assert "1 character sheet" in told
    assert "Nothing waits for you" in text_of(ben.get(at("review")))
    rita.post(at("ask-changes", book.slug, 2), {"reason": "The owl has three wings."})
    told = text_of(ben.get(at("review")))
    assert "1 picture sent back" in told
    assert "The owl has three wings." in told
    assert "3 pictures to decide on" in text_of(rita.get(at("review")))


def test_nothing_waits_once_everything_is_approved(press: Press) -> None:
    with acting_for(press.publisher):
        make_book(press.ben, approved=True, approver=press.rita)
    assert "Nothing waits for you" in text_of(client_of(press.rita).get(at("review")))


def test_words_and_layouts_are_counted_where_they_can_be_decided(press: Press) -> None:
    with acting_for(press.publisher):
        book = make_book(press.ben, cast=False, approved=True, approver=press.rita)
        page = book.editions.get().pages.exclude(text="").first()
        Page.objects.filter(pk=page.pk).update(text_state="draft", layout_state="draft")
    told = text_of(client_of(press.rita).get(at("review")))
    assert "the words of 1 page" in told
    assert "the layout of" not in told  # first the words


@pytest.mark.parametrize("titles", [1, 3])
def test_the_screen_asks_the_same_questions_for_any_number_of_titles(
    press: Press, titles: int
) -> None:
    with acting_for(press.publisher):
        for n in range(titles):
            make_book(press.ben, title=f"Title {n}", with_art=True)
    ada = client_of(press.ada)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert ada.get(at("review")).status_code == 200
    data = [each for each in asked if "books_" in each["sql"] and "books_member" not in each["sql"]]
    # Five counts, the books, their scenes, their flags; the session's own person is no data of a
    # publisher.
    assert len([each for each in data if 'FROM "books_user"' not in each["sql"]]) == 8


def test_the_checklist_stands_beside_the_picture_with_a_key_for_each(
    press: Press, book: Book
) -> None:
    shown = body(client_of(press.rita).get(at("scene", book.slug, 1)))
    for key, item in zip("zxcvb", ALL, strict=True):
        assert f'name="checked" value="{item.value}" data-key="{key}"' in shown


def test_an_incomplete_checklist_is_told_and_what_was_ticked_stays_ticked(
    press: Press, book: Book
) -> None:
    with acting_for(press.publisher):
        scene = Scene.objects.get(book=book, position=1)
        artwork = scene.candidates.get()
    response = client_of(press.rita).post(
        at("approve-scene", book.slug, 1), {"artwork": artwork.pk, "checked": ["limbs", "props"]}
    )
    assert response.status_code == 409
    assert "Look first, and tick: no stray text, continuity with the facing page" in text_of(
        response
    )
    shown = body(response)
    assert shown.count(" checked>") == 2 + 1  # with the switch of the keys dialog
    with acting_for(press.publisher):
        assert not Tick.objects.exists()


def test_ticks_are_shown_with_who_and_when(press: Press, book: Book) -> None:
    with acting_for(press.publisher):
        artwork = Scene.objects.get(book=book, position=1).candidates.get()
    client = client_of(press.rita)
    client.post(at("approve-scene", book.slug, 1), {"artwork": artwork.pk, "checked": ALL})
    told = text_of(client_of(press.ada).get(at("scene", book.slug, 1)))
    assert told.count("Rita Heron, ") >= 5


def test_a_page_is_sent_back_from_its_screen(press: Press, book: Book) -> None:
    with acting_for(press.publisher):
        page = book.editions.get().pages.exclude(text="").first()
    rita = client_of(press.rita)
    address = at("ask-page-changes", book.slug, 1, page.number, "text")
    assert rita.post(address, {"reason": ""}).status_code == 400
    rita.post(address, {"reason": "A warmer word for the moon."})
    told = text_of(client_of(press.ben).get(at("page", book.slug, 1, page.number)))
    assert "A warmer word for the moon." in told
    unknown = at("ask-page-changes", book.slug, 1, page.number, "art")
    assert rita.post(unknown, {"reason": "x"}).status_code == 404
