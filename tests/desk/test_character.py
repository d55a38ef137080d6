"""A character's screen: traits, sheets in versions, approval, asking for another."""

from __future__ import annotations

import pytest

from books.models import Book, Character
from books.tenancy import acting_for
from illustration.models import Attempt
from tests.desk.reading import at, body, text_of
from tests.factories import add_candidate, make_book
from tests.personas import Press, client_of


@pytest.fixture
def book(press: Press) -> Book:
    with acting_for(press.publisher):
        return make_book(press.ben, with_art=True)


def pip(press: Press) -> Character:
    with acting_for(press.publisher):
        return Character.objects.select_related("sheet").get()


def address(press: Press, book: Book, name: str = "character") -> str:
    return at(name, book.slug, pip(press).position)


def test_the_locked_traits_are_listed(press: Press, book: Book) -> None:
    told = text_of(client_of(press.rita).get(address(press, book)))
    assert "Body teal feathers" in told
    assert "Wears red scarf" in told


def test_approving_a_version_makes_it_define_the_character(press: Press, book: Book) -> None:
    with acting_for(press.publisher):
        second = add_candidate(character=pip(press), seed=60)
    response = client_of(press.rita).post(
        address(press, book, "approve-sheet"), {"artwork": second.pk}, follow=True
    )
    assert "Sheet 2 defines Pip now." in text_of(response)
    assert pip(press).sheet == second


def test_an_editor_may_not_approve_a_sheet(press: Press, book: Book) -> None:
    with acting_for(press.publisher):
        sheet = pip(press).sheets.get()
    response = client_of(press.ben).post(
        address(press, book, "approve-sheet"), {"artwork": sheet.pk}
    )
    assert response.status_code == 403
    assert pip(press).sheet is None


def test_asking_for_another_sheet_queues_one_attempt_with_the_note(
    press: Press, book: Book
) -> None:
    response = client_of(press.ben).post(
        address(press, book, "draw-sheet"), {"note": "rounder"}, follow=True
    )
    assert "Sheet 1 of Pip is asked for." in text_of(response)
    assert 'hx-trigger="every 2s"' in body(response)
    with acting_for(press.publisher):
        assert Attempt.objects.get().note == "rounder"


def test_the_scenes_a_character_plays_in_are_listed(press: Press, book: Book) -> None:
    told = text_of(client_of(press.rita).get(address(press, book)))
    assert all(f"Scene {n} To review" in told for n in (1, 2, 3, 4))
