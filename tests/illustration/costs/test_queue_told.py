"""The queue tells what a request is for, and screens beside it whom a doubtful one waits for."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from books.models import Book, Character
from books.stage import stage_of, with_counts
from books.tenancy import acting_for
from illustration.enums import Waits
from illustration.models import Attempt
from tests.illustration.costs.rows import a_book, doubtful, first
from tests.personas import Press, client_of


def screen(press: Press, name: str, *words: object) -> str:
    page = client_of(press.ada).get(reverse(name, args=["owl-press", *words]))
    return " ".join(page.content.decode().split())


def next_card(press: Press, book: Book) -> str:
    """The words of the card that tells what comes next."""
    return (
        screen(press, "book", book.slug)
        .split('aria-labelledby="next-title"')[1]
        .split("</section")[0]
    )


def test_a_draft_and_a_final_are_told_apart_and_a_new_one_is_not_zero_minutes_old(
    press: Press,
) -> None:
    with acting_for(press.publisher):
        book = a_book(press.ada, press.rita)
        draft, final, plain = Attempt.objects.filter(book=book).select_related("scene")
        Attempt.objects.filter(pk=draft.pk).update(role="draft")
        Attempt.objects.filter(pk=final.pk).update(verb="finish")
        Attempt.objects.filter(pk=plain.pk).update(created_at=timezone.now() - timedelta(minutes=3))
    told = screen(press, "book-queue", book.slug)
    places = [each.scene.position for each in (draft, final, plain) if each.scene]
    assert f"<strong>Draft of scene {places[0]}</strong>" in told
    assert f"<strong>Final of scene {places[1]}</strong>" in told
    assert f"<strong>Scene {places[2]}</strong>" in told
    assert told.count("asked for just now") == 2
    assert "0\xa0minutes" not in told


def test_a_doubtful_picture_does_not_stand_as_under_way_but_leads_to_the_decision(
    press: Press,
) -> None:
    with acting_for(press.publisher):
        book = a_book(press.ada, press.rita)
        scene = doubtful(first(book)).scene
    assert scene is not None
    told = screen(press, "scene", book.slug, scene.position)
    assert "Picture 1 may have been charged and did not arrive." in told
    assert f'href="/p/owl-press/books/{book.slug}/queue/">Decide' in told
    assert "is under way" not in told


def test_the_book_tells_doubtful_pictures_apart_from_those_being_drawn(press: Press) -> None:
    with acting_for(press.publisher):
        book = a_book(press.ada, press.rita)
        rows = list(Attempt.objects.select_related("scene__book", "book").filter(book=book))
        doubtful(rows[0])
    card = next_card(press, book)
    assert "2 pictures are being drawn" in card
    assert "1 picture may have been charged and did not arrive: somebody must decide." in card
    there = f'href="/p/owl-press/books/{book.slug}/queue/"'
    assert f"<a {there}>Decide</a>" in card
    with acting_for(press.publisher):
        for row in rows[1:]:
            doubtful(row)
    card = next_card(press, book)
    assert "Decide about 3 doubtful pictures" in card
    assert "This screen shows each as it comes" not in card
    assert f'<a class="btn btn-primary" {there}>' in card
    titles = screen(press, "titles")
    assert f"{there}>Decide about 3 doubtful pictures" in titles


def test_a_doubtful_sheet_is_decided_about_and_not_waited_for(press: Press) -> None:
    with acting_for(press.publisher):
        book = a_book(press.ada, press.rita, n=1)
        wanted = first(book)
        nut = Character.objects.create(book=book, name="Nut", position=2)
        Attempt.objects.filter(pk=wanted.pk).update(scene=None, character=nut)
        wanted.refresh_from_db()
        assert stage_of(with_counts(Book.objects.filter(pk=book.pk)).get()).deed == "wait"
        doubtful(wanted)
    card = next_card(press, book)
    assert "Decide about 1 doubtful character sheet" in card
    assert "being drawn" not in card


def test_a_picture_over_its_cap_says_so_on_its_own_screen(press: Press) -> None:
    with acting_for(press.publisher):
        book = a_book(press.ada, press.rita)
        wanted = first(book)
        Attempt.objects.filter(pk=wanted.pk).update(waits_for=Waits.BOOK_BUDGET.value)
    assert wanted.scene is not None
    told = screen(press, "scene", book.slug, wanted.scene.position)
    assert "Picture 1 waits. The title&#x27;s cap has no room for it." in told
    assert f'href="/p/owl-press/books/{book.slug}/costs/#caps">Raise the cap' in told
