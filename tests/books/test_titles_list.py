"""The list of titles: its pages by key, its stages found by the database, its states as stored."""

from __future__ import annotations

import random

import pytest

from books.enums import SceneState
from books.errors import NoPublisher
from books.models import Book, Edition, Page, Scene
from books.prepared import STAND_IN, Prepared
from books.progress import BADGES, MOST, progress_of
from books.shelf import Key, Shelf, shelf
from books.showing import STAGE, page_badge
from books.stage import at_stage, stage_of, with_counts
from books.tenancy import acting_for, everyone
from config.filling import make_titles
from tests.factories import make_book
from tests.personas import Press


def walk(size: int, **asked: str) -> list[str]:
    """Every title from the first page to the last."""
    seen: list[str] = []
    shown = shelf(size=size, **asked)
    while True:
        seen += [title.title for title in shown.titles]
        if shown.later is None:
            return seen
        shown = shelf(size=size, after=shown.later, **asked)


def add(title: str) -> Book:
    return Book.objects.create(title=title, slug=f"b-{Book.objects.count() + 1}-{len(title)}")


@pytest.mark.parametrize("size", [1, 2, 3, 7, 50])
def test_the_pages_show_every_title_once_in_their_order(owl: Press, size: int) -> None:
    throw = random.Random(size)
    names = [f"Book {throw.randrange(6)}" for _ in range(20)]  # with many of one name
    for name in names:
        add(name)
    assert walk(size) == sorted(names)


def test_titles_added_meanwhile_neither_repeat_nor_hide_any(owl: Press) -> None:
    for n in range(10, 20):
        add(f"Book {n}")
    first = shelf(size=4)
    add("A book before all")
    add("Book 13 and a half")
    Book.objects.filter(title="Book 11").update(title="Zebra")
    seen = [title.title for title in first.titles]
    shown = first
    while shown.later is not None:
        shown = shelf(size=4, after=shown.later)
        seen += [title.title for title in shown.titles]
    assert seen == [f"Book {n}" for n in range(10, 14)] + ["Book 13 and a half"] + [
        f"Book {n}" for n in range(14, 20)
    ] + ["Zebra"]


def test_going_back_shows_the_page_that_was_before(owl: Press) -> None:
    for n in range(7):
        add(f"Book {n}")
    first = shelf(size=3)
    second = shelf(size=3, after=first.later)
    third = shelf(size=3, after=second.later)

    def names(shown: Shelf) -> list[str]:
        return [title.title for title in shown.titles]

    assert (first.earlier, third.later) == (None, None)
    assert names(shelf(size=3, before=third.earlier)) == names(second)
    assert names(shelf(size=3, before=second.earlier)) == names(first)
    assert shelf(size=3, before=second.earlier).earlier is None
    assert names(shelf(size=3, after=shelf(size=3, before=third.earlier).later)) == names(third)


def test_a_deleted_title_does_not_break_the_key_it_gave(owl: Press) -> None:
    books = [add(f"Book {n}") for n in range(4)]
    key = shelf(size=2).later
    books[1].delete()
    assert [title.title for title in shelf(size=2, after=key).titles] == ["Book 2", "Book 3"]


@pytest.mark.parametrize("title", ["Pip", "1. Pip. And.", "", "Été & 100 %"])
def test_a_key_survives_the_address_bar(title: str) -> None:
    assert Key.read(str(Key(title, 17))) == Key(title, 17)


@pytest.mark.parametrize("text", ["", "17", "x.Pip", "-1.Pip", "1.", "9" * 20 + ".Pip"])
def test_what_is_no_key_is_none(text: str) -> None:
    assert Key.read(text) in (None, Key("", 1))


def test_the_database_finds_the_same_titles_at_each_stage_as_the_stage_itself(
    press: Press,
) -> None:
    make_titles(publisher=press.publisher, count=32)
    with acting_for(press.publisher):
        # Three more that no filling makes: one in work, one half in work, one without anything.
        books = list(Book.objects.order_by("pk"))
        Scene.objects.filter(book=books[2], position=5).update(state=SceneState.QUEUED.value)
        Scene.objects.filter(book=books[3], position=1).update(state=SceneState.DRAWING.value)
        add("Nothing yet")
        told = {book.pk: stage_of(book).word for book in with_counts(Book.objects.all())}
        assert set(told.values()) == set(STAGE)
        for word in STAGE:
            found = set(at_stage(Book.objects.all(), word).values_list("pk", flat=True))
            assert found == {pk for pk, stage in told.items() if stage == word}, word
            shown = {title.pk for title in shelf(stage=word).titles}
            assert shown == found


def test_the_list_and_the_book_agree_on_every_stage_and_next_action(press: Press) -> None:
    make_titles(publisher=press.publisher, count=24)
    with acting_for(press.publisher):
        told = {book.pk: stage_of(book) for book in with_counts(Book.objects.all())}
        assert {title.pk: title.stage for title in shelf().titles} == told


def test_a_pages_state_on_the_list_is_the_one_on_its_own_screen(press: Press) -> None:
    make_titles(publisher=press.publisher, count=8)
    with acting_for(press.publisher):
        make_book(press.ben, title="Half way", with_art=True)
        make_book(press.ben, title="Done", approved=True, approver=press.rita, spreads=2)
        books = list(Book.objects.values_list("pk", flat=True))
        found = progress_of(books)
        for edition in Edition.objects.all():
            pages = list(Page.objects.filter(edition=edition).select_related("scene__artwork"))
            states = [BADGES[state] for state in found[edition.book_id].states]
            assert states == [page_badge(page, edition, len(pages)) for page in pages]
        assert {state for one in found.values() for state in one.states} >= {"text", "layout"}


def test_a_spread_is_one_scene_and_the_cover_none(owl: Press) -> None:
    book = make_book(owl.ben, scenes=4, spreads=2)
    progress = progress_of([book.pk])[book.pk]
    assert [position for position, _ in progress.scenes] == [1, 2, 3, 4]


def test_the_cover_is_the_first_scenes_approved_picture_else_its_newest(owl: Press) -> None:
    from tests.factories import add_candidate

    book = make_book(owl.ben, cast=False)
    assert shelf().titles[0].cover is None
    second = book.scenes.get(position=2)
    add_candidate(scene=second, seed=2)
    newest = add_candidate(scene=second, seed=3)
    assert shelf().titles[0].cover == newest.pk
    first = book.scenes.get(position=1)
    old = add_candidate(scene=first, seed=4)
    add_candidate(scene=first, seed=5)
    Scene.objects.filter(pk=first.pk).update(artwork=old)
    assert shelf().titles[0].cover == old.pk


def test_a_prepared_question_keeps_to_the_wall(press: Press) -> None:
    question = Prepared(
        lambda keys: Book.objects.filter(pk__in=keys).order_by().values_list("pk", "title"), 3
    )
    with acting_for(press.publisher):
        owls = add("Owls")
        assert question.ask([owls.pk]) == [(owls.pk, "Owls")]
    with acting_for(press.olga.publisher):
        foxes = add("Foxes")
        assert question.ask([owls.pk, foxes.pk]) == [(foxes.pk, "Foxes")]
        assert question.ask([STAND_IN, 0]) == []
    with pytest.raises(NoPublisher):
        question.ask([owls.pk])
    with everyone("to see that it is refused"), pytest.raises(NoPublisher):
        question.ask([owls.pk])


def test_a_prepared_question_refuses_more_keys_than_it_has_room_for(owl: Press) -> None:
    with pytest.raises(ValueError, match="room for 50"):
        progress_of(range(1, MOST + 2))
