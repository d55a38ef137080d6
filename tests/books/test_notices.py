"""A letter to whoever made what was sent back, with the reason."""

from __future__ import annotations

import pytest
from django.core import mail
from pytest_django import DjangoCaptureOnCommitCallbacks

from books.jobs import send_notice
from books.models import Book, Event
from books.operations.asking import ask_text_changes
from books.operations.review import ask_changes
from books.queries import edition_of
from tests.factories import add_candidate, make_book
from tests.personas import Press


@pytest.fixture
def book(owl: Press) -> Book:
    """A book that Ben wrote and whose first scene he had drawn."""
    book = make_book(owl.ben, cast=False)
    add_candidate(scene=book.scenes.first(), by=owl.ben)
    return book


def deliver(woken: list[tuple[str, int, int]]) -> None:
    for job, publisher, row in woken:
        if job == "books.jobs.send_notice":
            send_notice(publisher, row)


def test_ben_is_told_why_his_picture_came_back(
    owl: Press,
    book: Book,
    woken: list[tuple[str, int, int]],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        ask_changes(scene=book.scenes.first(), by=owl.rita, reason="The owl has three wings.")
    deliver(woken)
    (letter,) = mail.outbox
    assert letter.to == ["ben@owl-press.example"]
    assert letter.subject.endswith("Pip and the Moon: scene 1 was sent back")
    assert "Rita Heron asks for changes to scene 1" in letter.body
    assert "The owl has three wings." in letter.body
    assert f"/p/owl-press/books/{book.slug}/scenes/1/" in letter.body


def test_the_writer_of_a_page_is_told_where_to_go_on(
    owl: Press,
    book: Book,
    woken: list[tuple[str, int, int]],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    page = edition_of(book).pages.exclude(text="").filter(kind="story").first()
    with django_capture_on_commit_callbacks(execute=True):
        ask_text_changes(page=page, by=owl.rita, reason="Shorter, please.")
    deliver(woken)
    (letter,) = mail.outbox
    assert "Shorter, please." in letter.body
    assert f"/e1/pages/{page.number}/" in letter.body


def test_nobody_is_written_to_about_what_he_or_she_sent_back(owl: Press, book: Book) -> None:
    ask_changes(scene=book.scenes.first(), by=owl.ben, reason="I see it now.")
    send_notice(owl.publisher.pk, Event.objects.get(what="ask-changes").pk)
    assert mail.outbox == []


def test_somebody_who_left_is_not_written_to(owl: Press, book: Book) -> None:
    owl.ben.delete()
    ask_changes(scene=book.scenes.first(), by=owl.rita, reason="Another sky.")
    send_notice(owl.publisher.pk, Event.objects.get(what="ask-changes").pk)
    assert mail.outbox == []


def test_a_reason_cannot_add_a_header_or_another_publishers_words(owl: Press, book: Book) -> None:
    ask_changes(
        scene=book.scenes.first(), by=owl.rita, reason="Bcc: x@y.example\n\nSee <b>this</b>"
    )
    send_notice(owl.publisher.pk, Event.objects.get(what="ask-changes").pk)
    (letter,) = mail.outbox
    assert set(letter.recipients()) == {"ben@owl-press.example"}
    assert "<b>" not in str(letter.alternatives[0][0])


def test_another_publishers_event_is_not_found(owl: Press, book: Book) -> None:
    ask_changes(scene=book.scenes.first(), by=owl.rita, reason="Another sky.")
    event = Event.objects.get(what="ask-changes")
    send_notice(owl.olga.publisher.pk, event.pk)
    assert mail.outbox == []
