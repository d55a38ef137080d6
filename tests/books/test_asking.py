"""Sending words or a layout back with a reason."""

from __future__ import annotations

import pytest

from books.errors import IllegalMove, NotAllowed, Refused
from books.models import Book, Event, Page
from books.operations.asking import ask_layout_changes, ask_text_changes
from books.operations.layout import approve_layout
from books.operations.text import approve_text, edit_text
from books.queries import edition_of
from tests.factories import make_book
from tests.laid import once_a_file
from tests.personas import Press

# A book that Rita has approved whole.
laid, press, book = once_a_file(
    lambda press: make_book(press.ben, cast=False, approved=True, approver=press.rita),
    in_force=True,
)


def page_of(book: Book) -> Page:
    return edition_of(book).pages.exclude(text="").filter(kind="story").first()


def test_words_sent_back_lose_their_approval_and_keep_the_reason(owl: Press, book: Book) -> None:
    page = page_of(book)
    ask_text_changes(page=page, by=owl.rita, reason=" Too long for a four-year-old. ")
    page.refresh_from_db()
    assert (page.text_state, page.layout_state) == ("draft", "draft")
    assert page.text_note == "Too long for a four-year-old."
    told = Event.objects.filter(what="ask-text-changes").get()
    assert (told.by, told.subject, told.note) == (
        owl.rita.user,
        f"page {page.number}",
        "Too long for a four-year-old.",
    )


def test_a_layout_sent_back_leaves_the_words_approved(owl: Press, book: Book) -> None:
    page = page_of(book)
    ask_layout_changes(page=page, by=owl.rita, reason="The words hide the owl.")
    page.refresh_from_db()
    assert (page.text_state, page.layout_state) == ("approved", "draft")
    assert page.text_is_approved
    assert page.layout_note == "The words hide the owl."


def test_the_reason_stands_until_it_is_approved_again(owl: Press, book: Book) -> None:
    page, edition = page_of(book), edition_of(book)
    ask_text_changes(page=page, by=owl.rita, reason="Shorter.")
    ask_layout_changes(page=page, by=owl.rita, reason="Lower.")
    edit_text(page=page, text="Pip flew.", seen_version=page.version, by=owl.ben)
    page.refresh_from_db()
    assert page.text_note == "Shorter."
    approve_text(page=page, by=owl.rita)
    approve_layout(page=page, edition=edition, total=edition.pages.count(), by=owl.rita)
    page.refresh_from_db()
    assert (page.text_note, page.layout_note) == ("", "")


@pytest.mark.parametrize("ask", [ask_text_changes, ask_layout_changes])
def test_a_reason_is_required(owl: Press, book: Book, ask) -> None:
    page = page_of(book)
    with pytest.raises(Refused, match="Say what should change"):
        ask(page=page, by=owl.rita, reason="  ")
    page.refresh_from_db()
    assert page.layout_state == "approved"


def test_production_asks_for_nothing(owl: Press, book: Book) -> None:
    with pytest.raises(NotAllowed):
        ask_layout_changes(page=page_of(book), by=owl.paul, reason="Move it.")


def test_words_edited_meanwhile_are_not_sent_back_unread(owl: Press, book: Book) -> None:
    page = page_of(book)
    edit_text(page=Page.objects.get(pk=page.pk), text="New.", seen_version=page.version, by=owl.ben)
    with pytest.raises(IllegalMove, match="read it again before sending it back"):
        ask_text_changes(page=page, by=owl.rita, reason="Shorter.")
    page.refresh_from_db()
    assert page.text_note == ""
