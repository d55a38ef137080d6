"""The history: who did what, when, from which state to which."""

from __future__ import annotations

from typing import Any

from books.models import Event
from books.operations.moves import record
from books.operations.review import ask_changes
from books.tenancy import acting_for
from tests.desk.reading import at, text_of
from tests.factories import make_book
from tests.personas import Press, client_of


def test_a_deed_is_told_with_its_person_its_states_and_its_note(press: Press) -> None:
    with acting_for(press.publisher):
        book = make_book(press.ben, with_art=True)
        ask_changes(scene=book.scenes.get(position=1), by=press.rita, reason="Brighter, please")
    told = text_of(client_of(press.paul).get(at("events", book.slug)))
    assert "Rita Heron Changes asked scene 1 offered → changes-asked Brighter, please" in told


def test_people_are_read_with_their_events_in_one_question(
    press: Press, django_assert_num_queries: Any
) -> None:
    with acting_for(press.publisher):
        book = make_book(press.ben, with_art=True, approved=True, approver=press.rita)
    client = client_of(press.paul)
    # The session, the person, the membership; the book, its events.
    with django_assert_num_queries(3 + 2):
        client.get(at("events", book.slug))


def test_times_are_those_of_the_publishers_zone(press: Press) -> None:
    from datetime import UTC, datetime

    with acting_for(press.publisher):
        book = make_book(press.ben)
        Event.objects.update(at=datetime(2026, 1, 1, 23, 30, tzinfo=UTC))
    press.publisher.time_zone = "Europe/Warsaw"
    press.publisher.save()
    told = text_of(client_of(press.ada).get(at("events", book.slug)))
    assert "2 Jan 2026, 00:30:00" in told  # Warsaw is an hour ahead in winter


def test_a_hundred_events_are_shown_and_the_earlier_ones_on_the_next_screen(press: Press) -> None:
    with acting_for(press.publisher):
        book = make_book(press.ben)
        already = Event.objects.filter(book=book).count()
        for n in range(100):
            record(book=book, what="edit-text", subject=f"page {n}", by=press.ben.user)
        first_kept = Event.objects.get(subject="page 0").pk
    client = client_of(press.ada)
    first = text_of(client.get(at("events", book.slug)))
    assert "page 0 " in first
    assert "Manuscript imported" not in first
    second = text_of(client.get(f"{at('events', book.slug)}?before={first_kept}"))
    assert "Manuscript imported" in second
    assert already >= 1
