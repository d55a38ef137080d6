"""`draw BOOK [--wait]`: queues what is missing, and draws along where asked to wait."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from books.models import Book
from books.tenancy import acting_for
from illustration.models import Attempt
from illustration.providers.base import ErrorClass, Refused
from tests.factories import make_book
from tests.illustration.painters import Painter
from tests.personas import Press


@pytest.fixture
def book(press: Press, painter: Painter) -> Book:
    with acting_for(press.publisher):
        return make_book(press.ben, scenes=4, spreads=0, trim="4x6")


def say(*words: str, capsys: pytest.CaptureFixture[str]) -> str:
    call_command(*words, "--publisher", "owl-press")
    return capsys.readouterr().out


def test_sheets_come_first_and_the_rest_is_told_to_wait(
    press: Press, book: Book, capsys: pytest.CaptureFixture[str]
) -> None:
    said = say("draw", book.slug, capsys=capsys)
    assert "Queued 1 sheets and 0 scenes" in said
    assert "Scenes 1, 2, 3, 4 wait for a character sheet" in said


def test_waiting_draws_until_all_is_stored(
    press: Press, book: Book, painter: Painter, capsys: pytest.CaptureFixture[str]
) -> None:
    say("draw", book.slug, "--wait", capsys=capsys)
    say("approve", book.slug, "--what", "sheets", "--by", "rita@owl-press.example", capsys=capsys)
    said = say("draw", book.slug, "--wait", capsys=capsys)
    assert "5 pictures stored, 0 failed." in said
    assert len(painter.asked) == 5
    assert "Queued 0 sheets and 0 scenes" in say("draw", book.slug, "--wait", capsys=capsys)
    assert len(painter.asked) == 5


def test_a_refused_picture_is_counted_as_failed(
    press: Press, book: Book, painter: Painter, capsys: pytest.CaptureFixture[str]
) -> None:
    painter.answer = lambda request: Refused(ErrorClass.INVALID, True, "No.")
    said = say("draw", book.slug, "--wait", capsys=capsys)
    assert "0 pictures stored, 1 failed." in said


def test_what_may_have_been_charged_is_left_to_a_person(
    press: Press, book: Book, capsys: pytest.CaptureFixture[str]
) -> None:
    say("draw", book.slug, capsys=capsys)
    with acting_for(press.publisher):
        Attempt.objects.update(state="UNKNOWN")
    with pytest.raises(CommandError, match="may have been charged"):
        say("draw", book.slug, "--wait", capsys=capsys)
