"""A manuscript becomes a book with edition, plan, characters and scenes, or nothing is saved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from books.content import book_content
from books.drafting import EditionWish
from books.errors import NotAllowed, Refused
from books.manuscript.draft import EditionDraft
from books.models import Book, Event, Page, Scene
from books.operations.manuscript import import_book
from books.queries import edition_of, pages_of
from tests.factories import NOW, draft, make_book
from tests.personas import Press


def test_it_saves_the_book_its_people_and_one_event(owl: Press) -> None:
    book = make_book(owl.ben, scenes=11, spreads=0)
    assert (book.title, book.slug, book.language) == ("Pip and the Moon", "pip-and-the-moon", "en")
    assert [str(person) for person in book.contributors.all()] == ["Ada Owl, author"]
    assert [event.what for event in book.events.all()] == ["import"]
    assert book.events.get().by == owl.ben.user


def test_eleven_scenes_make_twenty_four_pages_with_every_pair_on_one_opening(owl: Press) -> None:
    book = make_book(owl.ben, scenes=11, spreads=0)
    pages = pages_of(edition_of(book))
    assert len(pages) == 24
    assert pages[0].is_recto
    for page in pages:
        if page.part == "whole":
            facing = pages[page.number - 2]  # the page before, counted from 1
            assert page.is_recto
            assert (facing.kind, facing.template) == ("story", "text")


def test_no_word_of_the_manuscript_is_lost_or_doubled(owl: Press) -> None:
    told = draft(scenes=7, spreads=2)
    book = import_book(draft=told, by=owl.ben, now=NOW)
    printed = [page.text for page in pages_of(edition_of(book)) if page.kind == "story"]
    assert [text for text in printed if text] == [page.text for page in told.pages]


def test_a_spread_starts_on_an_even_page_and_its_halves_face_each_other(owl: Press) -> None:
    book = make_book(owl.ben, scenes=6, spreads=3)
    for scene in book.scenes.filter(kind="spread"):
        left, right = scene.pages.order_by("number")
        assert (left.number % 2, right.number) == (0, left.number + 1)
        assert (left.part, right.part) == ("left", "right")


def test_every_scene_has_a_brief_a_cast_and_says_who_wrote_it(owl: Press) -> None:
    book = make_book(owl.ben)
    for scene in book.scenes.all():
        assert (scene.state, scene.brief_origin) == ("briefed", "proposed")
        assert [casting.character.name for casting in scene.castings.all()] == ["Pip"]


def test_a_spread_knows_where_its_words_will_lie(owl: Press) -> None:
    book = make_book(owl.ben, scenes=5, spreads=1)
    (box,) = book.scenes.get(kind="spread").text_room
    assert 0 <= box[0] < box[2] <= 0.5  # the words are on the left page
    assert 0 <= box[1] < box[3] <= 1


def test_an_edition_takes_what_was_asked_then_the_title_file_then_the_house(owl: Press) -> None:
    told = replace(draft(title="One"), edition=EditionDraft(trim="8x10", stock="premium-color"))
    first = edition_of(import_book(draft=told, by=owl.ben, now=NOW))
    assert (first.printer, first.trim, first.stock) == ("kdp-paperback", "8x10", "premium-color")
    told = replace(told, title="Two")
    wish = EditionWish(trim="8.25x8.25")
    assert edition_of(import_book(draft=told, by=owl.ben, wish=wish)).trim == "8.25x8.25"


def test_the_edition_is_dated_as_told_because_its_date_goes_into_the_file(owl: Press) -> None:
    edition = edition_of(make_book(owl.ben))
    assert (edition.created_at, book_content(edition).created) == (NOW, NOW.isoformat())


def test_a_trim_the_printer_does_not_cut_is_refused_with_the_nearest(owl: Press) -> None:
    with pytest.raises(Refused, match="nearest it cuts is 8.5x11"):
        make_book(owl.ben, trim="8.6x11")
    assert_nothing_saved()


def test_an_unknown_printer_is_refused_and_the_known_ones_are_named(owl: Press) -> None:
    with pytest.raises(Refused, match="kdp-paperback"):
        import_book(draft=draft(), by=owl.ben, wish=EditionWish(printer="nobody"))
    assert_nothing_saved()


def test_a_reviewer_may_not_import(owl: Press) -> None:
    with pytest.raises(NotAllowed):
        make_book(owl.rita)
    assert_nothing_saved()


def test_a_failure_half_way_leaves_nothing(owl: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(**_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("books.operations.manuscript.hand_in_art", full_disk)
    with pytest.raises(OSError, match="No space left"):
        make_book(owl.ben)
    assert_nothing_saved()


def test_of_two_who_import_the_same_at_once_the_second_is_told(
    owl: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = make_book(owl.ben)
    # Neither saw the other's book when it looked: no manuscript known, the short name free.
    Book.objects.filter(pk=first.pk).update(source_sha256="")
    monkeypatch.setattr("books.drafting.free_slug", lambda title: first.slug)
    with pytest.raises(Refused, match="short name pip-and-the-moon was saved by somebody else"):
        make_book(owl.ben)
    assert Book.objects.count() == 1


def test_the_same_manuscript_twice_is_refused(owl: Press) -> None:
    make_book(owl.ben)
    with pytest.raises(Refused, match="already here as pip-and-the-moon"):
        make_book(owl.ben)
    assert Book.objects.count() == 1


def test_two_books_of_one_title_get_two_short_names(owl: Press) -> None:
    make_book(owl.ben, scenes=4)
    assert make_book(owl.ben, scenes=5).slug == "pip-and-the-moon-2"


def test_words_the_press_cannot_set_are_kept_and_told(owl: Press) -> None:
    book = import_book(draft=draft(title="ཟླ་བ"), by=owl.ben, now=NOW)
    assert any("Tibetan" in reason for reason in edition_of(book).plan_reasons)


def test_words_that_fit_at_no_size_are_kept_without_a_room_and_told(owl: Press) -> None:
    told = draft(scenes=5, spreads=1)
    long = replace(told.pages[4], text="A long way home. " * 400)
    book = import_book(draft=replace(told, pages=(*told.pages[:4], long)), by=owl.ben, now=NOW)
    assert book.scenes.get(kind="spread").text_room == []
    assert any("does not fit" in reason for reason in edition_of(book).plan_reasons)


def assert_nothing_saved() -> None:
    assert not Book.objects.exists()
    assert not Scene.objects.exists()
    assert not Page.objects.exists()
    assert not Event.objects.exists()
