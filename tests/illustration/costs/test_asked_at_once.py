"""The button that draws tells what one press of it asks for, not what all of the rest costs."""

from __future__ import annotations

from books.models import Book, Scene
from books.operations.review import approve_sheet
from illustration.costs_showing import costs_of
from illustration.estimate import asked_at_once, quote_of
from illustration.models import Attempt
from illustration.operations.whole import queue_book
from illustration.studio.roles import Role
from tests.factories import add_candidate, make_book
from tests.illustration.drafts.conftest import Studio, clock, key, models, scene, studio
from tests.illustration.keys.conftest import Adding, adding
from tests.personas import Press

__all__ = ["adding", "clock", "key", "models", "scene", "studio"]


def asked(book: Book) -> dict[Role, int]:
    return {line.role: line.pictures for line in asked_at_once(book).lines}


def test_pages_wait_for_the_sheet_and_the_cover_for_whoever_begins_it(
    owl: Press, adding: Adding
) -> None:
    adding(per_minute=20)
    book = make_book(owl.ben, spreads=0)
    assert asked(book) == {Role.SHEET: 1}
    pip = book.characters.get()
    approve_sheet(character=pip, artwork=add_candidate(character=pip), by=owl.rita)
    at_once = asked_at_once(book)
    assert asked(book) == {Role.PAGE: 4}
    assert at_once.expected == 4 * 29_800
    assert Role.COVER in {line.role for line in quote_of(book).lines}


def test_as_many_are_asked_for_as_the_button_said(studio: Studio) -> None:
    book = studio.scene.book
    told = asked_at_once(book)
    assert {line.role for line in told.lines} == {Role.DRAFT}
    queued = queue_book(book=book, by=studio.press.ben)
    assert told.pictures == queued.scenes
    assert asked_at_once(book).lines == ()


def test_finals_stay_in_the_quote_while_their_drafts_are_drawn_or_drawn_again(
    studio: Studio,
) -> None:
    book = studio.scene.book
    finals = sum(line.pictures for line in costs_of(book).quote.lines if line.final)
    queue_book(book=book, by=studio.press.ben)
    assert set(Attempt.objects.filter(book=book).values_list("role", flat=True)) == {"draft"}
    left = quote_of(book).lines
    assert sum(line.pictures for line in left if line.final) == finals
    assert [line.begun for line in left if line.role is Role.COVER] == [False]


def test_a_part_drawn_into_a_draft_keeps_its_final_in_the_quote(studio: Studio) -> None:
    draft = studio.drafted()
    book = studio.scene.book
    Scene.objects.filter(book=book).update(state="queued")
    assert not [line for line in quote_of(book).lines if line.final]
    edit = Attempt.objects.get(artwork=draft)
    Attempt.objects.filter(pk=edit.pk).update(
        state="PLANNED", role="edit", verb="edit", artwork=None, based_on=draft
    )
    assert [line.pictures for line in quote_of(book).lines if line.final] == [1]
