"""Text, art and layout are approved apart, each bound to what was seen."""

from __future__ import annotations

import pytest

from books.errors import IllegalMove, NotAllowed, NotReady, Refused
from books.layouts import layout_is_approved
from books.models import Book, Page, Scene
from books.operations.checklist import ALL
from books.operations.layout import approve_layout
from books.operations.review import approve_artwork, approve_sheet, ask_changes
from books.operations.text import approve_text, edit_text
from books.queries import edition_of, pages_of, unapproved
from tests.factories import add_candidate, make_book
from tests.personas import Press


@pytest.fixture
def book(owl: Press) -> Book:
    return make_book(owl.ben, scenes=4, spreads=1, approved=True, approver=owl.rita)


def waiting(book: Book) -> tuple[tuple[int, ...], ...]:
    edition = edition_of(book)
    missing = unapproved(edition, pages_of(edition))
    return missing.text, missing.art, missing.layout


def story_page(book: Book) -> Page:
    return next(page for page in pages_of(edition_of(book)) if page.text and page.kind == "story")


def test_a_book_approved_in_all_its_parts_waits_for_nothing(book: Book) -> None:
    assert waiting(book) == ((), (), ())


def test_a_changed_comma_voids_text_and_layout_of_that_page_and_nothing_else(
    owl: Press, book: Book
) -> None:
    page = story_page(book)
    edit_text(page=page, text=page.text + ",", seen_version=1, by=owl.ben)
    assert waiting(book) == ((page.number,), (), (page.number,))


def test_a_page_that_never_had_words_has_none_to_approve(book: Book) -> None:
    bare = next(page for page in pages_of(edition_of(book)) if page.part == "right")
    assert bare.text_is_approved


def test_words_taken_off_an_approved_page_are_a_change(owl: Press, book: Book) -> None:
    page = story_page(book)
    edit_text(page=page, text="", seen_version=1, by=owl.ben)
    assert waiting(book) == ((page.number,), (), (page.number,))


def test_an_approval_does_not_hold_for_words_changed_behind_its_back(book: Book) -> None:
    page = story_page(book)
    Page.objects.filter(pk=page.pk).update(text="Other words.")
    assert waiting(book) == ((page.number,), (), (page.number,))


def test_a_changed_picture_voids_its_art_and_the_layouts_that_show_it(
    owl: Press, book: Book
) -> None:
    scene = book.scenes.get(kind="spread")
    other = add_candidate(scene=scene, seed=99)
    numbers = tuple(scene.pages.order_by("number").values_list("number", flat=True))
    assert waiting(book) == ((), numbers, ())
    approve_artwork(scene=scene, artwork=other, by=owl.rita, checked=ALL)
    assert waiting(book) == ((), (), numbers)


def test_a_layout_does_not_hold_for_a_picture_changed_behind_its_back(book: Book) -> None:
    scene = book.scenes.get(kind="spread")
    other = add_candidate(scene=scene, seed=99)
    Scene.objects.filter(pk=scene.pk).update(state="approved", artwork=other)
    numbers = tuple(scene.pages.order_by("number").values_list("number", flat=True))
    assert waiting(book) == ((), (), numbers)


def test_longer_words_are_given_more_room_on_the_next_picture(owl: Press, book: Book) -> None:
    scene = book.scenes.get(kind="spread")
    (before,) = scene.text_room
    page = scene.pages.exclude(text="").get()
    edit_text(page=page, text=f"{page.text} " * 5, seen_version=1, by=owl.ben)
    scene.refresh_from_db()
    (after,) = scene.text_room
    assert after[3] - after[1] > before[3] - before[1]


def test_a_stale_save_is_refused_and_loses_nothing(owl: Press, book: Book) -> None:
    page = story_page(book)
    edit_text(page=page, text="First.", seen_version=1, by=owl.ben)
    with pytest.raises(IllegalMove, match="saved by somebody else"):
        edit_text(page=page, text="Second.", seen_version=1, by=owl.ada)
    page.refresh_from_db()
    assert (page.text, page.version) == ("First.", 2)


def test_a_layout_waits_for_text_and_art(owl: Press) -> None:
    book = make_book(owl.ben, with_art=True)
    edition = edition_of(book)
    page = next(page for page in pages_of(edition) if page.scene and page.text)
    with pytest.raises(NotReady, match="approve its text before its layout"):
        approve_layout(page=page, edition=edition, total=24, by=owl.rita)
    approve_text(page=page, by=owl.rita)
    with pytest.raises(NotReady, match="approve its picture before its layout"):
        approve_layout(page=page, edition=edition, total=24, by=owl.rita)
    page.refresh_from_db()
    assert not layout_is_approved(page, edition, 24)


def test_an_editor_does_not_approve(owl: Press) -> None:
    book = make_book(owl.ben, with_art=True)
    scene = book.scenes.first()
    assert scene is not None
    with pytest.raises(NotAllowed):
        approve_artwork(scene=scene, artwork=scene.candidates.get(), by=owl.ben, checked=ALL)
    with pytest.raises(NotAllowed):
        approve_text(page=story_page(book), by=owl.ben)
    scene.refresh_from_db()
    assert scene.state == "offered"


def test_a_reviewer_does_not_approve_a_picture_she_had_drawn(owl: Press) -> None:
    book = make_book(owl.ben)
    scene = book.scenes.first()
    assert scene is not None
    hers = add_candidate(scene=scene, by=owl.rita)
    with pytest.raises(NotAllowed, match="cannot approve it"):
        approve_artwork(scene=scene, artwork=hers, by=owl.rita, checked=ALL)


def test_a_picture_of_another_scene_is_refused(owl: Press) -> None:
    book = make_book(owl.ben, with_art=True)
    first, second = book.scenes.all()[:2]
    with pytest.raises(Refused, match="belongs to another scene"):
        approve_artwork(scene=first, artwork=second.candidates.get(), by=owl.rita, checked=ALL)


def test_the_second_of_two_reviewers_is_told_that_it_is_done(owl: Press) -> None:
    book = make_book(owl.ben, with_art=True)
    mine, theirs = book.scenes.first(), book.scenes.first()
    assert mine is not None
    assert theirs is not None
    approve_artwork(scene=mine, artwork=mine.candidates.get(), by=owl.rita, checked=ALL)
    with pytest.raises(IllegalMove, match="changed by somebody else"):
        ask_changes(scene=theirs, by=owl.ada, reason="The scarf is missing")
    theirs.refresh_from_db()
    assert theirs.state == "approved"


def test_asking_for_changes_needs_a_reason_and_keeps_it(owl: Press) -> None:
    book = make_book(owl.ben, with_art=True)
    scene = book.scenes.first()
    assert scene is not None
    with pytest.raises(Refused, match="Say what should change"):
        ask_changes(scene=scene, by=owl.rita, reason="  ")
    ask_changes(scene=scene, by=owl.rita, reason="Three wings")
    assert (scene.state, scene.note) == ("changes-asked", "Three wings")
    event = book.events.first()
    assert event is not None
    assert (event.what, event.note, event.from_state) == ("ask-changes", "Three wings", "offered")


def test_a_sheet_is_approved_by_name(owl: Press) -> None:
    book = make_book(owl.ben, with_art=True)
    pip = book.characters.get()
    approve_sheet(character=pip, artwork=pip.sheets.get(), by=owl.rita)
    pip.refresh_from_db()
    assert pip.sheet == pip.sheets.get()
    event = book.events.first()
    assert event is not None
    assert (event.what, event.by) == ("approve-sheet", owl.rita.user)
