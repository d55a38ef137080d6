"""The book's screen leads on by itself: at every stage the next deed stands there as a button."""

from __future__ import annotations

import pytest
from django.test import Client

from books.models import Book
from books.operations.checklist import ALL
from books.queries import edition_of
from books.tenancy import acting_for
from printing.models import PrintRun
from printing.operations.run import queue_run
from tests.desk.reading import at, body, shows, text_of
from tests.factories import add_candidate, make_book
from tests.personas import Press, client_of


@pytest.fixture
def ada(press: Press) -> Client:
    return client_of(press.ada)


def next_of(client: Client, book: Book) -> str:
    """The words of the card that tells what comes next."""
    sent = body(client.get(at("book", book.slug)))
    return sent.split('aria-labelledby="next-title"')[1].split("</section>")[0]


def test_sheets_nobody_drew_are_drawn_from_there(press: Press, ada: Client) -> None:
    with acting_for(press.publisher):
        book = make_book(press.ada)
    card = next_of(ada, book)
    assert "Draw 1 character sheet" in card
    assert f'action="{at("draw-book", book.slug)}"' in card
    ada.post(at("draw-book", book.slug))
    assert "1 character sheet is being drawn" in next_of(ada, book)


def test_a_sheet_that_waits_is_led_to_and_the_last_leads_back(press: Press, ada: Client) -> None:
    with acting_for(press.publisher):
        book = make_book(press.ada)
        pip = book.characters.get()
        sheet = add_candidate(character=pip, seed=1)
    card = next_of(ada, book)
    assert "Approve 1 character sheet" in card
    assert f'href="{at("character", book.slug, pip.position)}"' in card
    response = ada.post(
        at("approve-sheet", book.slug, pip.position), {"artwork": sheet.pk, "checked": ALL}
    )
    assert response.headers["Location"] == at("book", book.slug)
    assert "Draw 4 pictures" in next_of(ada, book)


def test_the_last_picture_to_review_leads_back_to_the_book(press: Press, ada: Client) -> None:
    with acting_for(press.publisher):
        book = make_book(press.ada, with_art=True, cast=False)
        book.scenes.exclude(position=1).update(state="briefed")
        artwork = book.scenes.get(position=1).candidates.get()
    assert f'href="{at("scene", book.slug, 1)}"' in next_of(ada, book)
    form = {"artwork": artwork.pk, "checked": ALL}
    response = ada.post(at("approve-scene", book.slug, 1), form)
    assert response.headers["Location"] == at("book", book.slug)


def test_an_approved_book_leads_to_the_press_and_a_pressed_one_to_its_file(
    press: Press, ada: Client
) -> None:
    with acting_for(press.publisher):
        book = make_book(press.ada, approved=True)
    card = next_of(ada, book)
    assert "To the press" in card
    assert f'href="{at("runs", book.slug, 1)}"' in card
    with acting_for(press.publisher):
        run = queue_run(edition=edition_of(book), by=press.ada)
        PrintRun.objects.filter(pk=run.pk).update(state="done", file="x.pdf", sha256="f" * 64)
    assert "To the print file" in next_of(ada, book)


def test_who_may_not_draw_gets_the_word_and_no_button(press: Press) -> None:
    with acting_for(press.publisher):
        book = make_book(press.ada)
    rita = client_of(press.rita)
    assert "Draw 1 character sheet" in next_of(rita, book)
    assert not shows(rita.get(at("book", book.slug)), "draw-book", book.slug)
    assert "Draw now" not in text_of(rita.get(at("book", book.slug)))
