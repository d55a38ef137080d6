"""After a release: the next printing, and an edition that corrects another."""

from __future__ import annotations

import pytest

from books.errors import NotAllowed, NotReady, Refused
from books.models import Artwork, Book, Edition, Event, Page
from books.operations.approving import approve_whole
from books.operations.text import edit_text
from books.queries import edition_of
from printing.models import PrintRun
from printing.operations.corrections import new_edition, next_printing
from printing.operations.printing_line import with_printing
from printing.operations.release import release
from printing.operations.release_gates import release_gates
from printing.operations.run import queue_run
from tests.factories import make_book
from tests.laid import once_a_file
from tests.personas import Press
from tests.printing.made import made_run

ISBN = "9780306406157"


def whole_book(owl: Press) -> Book:
    return make_book(owl.ben, scenes=4, spreads=1, approved=True, approver=owl.rita)


laid, press, book = once_a_file(whole_book, in_force=True)


@pytest.fixture
def released(owl: Press, book: Book) -> PrintRun:
    run = made_run(edition_of(book), owl.paul, script=True)
    release(run=run, by=owl.paul)
    return run


def approve(owl: Press, edition: Edition) -> None:
    for what in ("text", "layout"):
        approve_whole(what=what, edition=edition, by=owl.rita)


def change_words(owl: Press, edition: Edition, words: str) -> Page:
    page = edition.pages.filter(kind="story").exclude(text="")[0]
    edit_text(page=page, text=words, seen_version=page.version, by=owl.ben)
    approve(owl, edition)
    return page


def test_a_next_printing_keeps_isbn_and_pages_and_releases_the_mended_file(
    owl: Press, book: Book, released: PrintRun
) -> None:
    edition = edition_of(book)
    assert next_printing(edition=edition, by=owl.paul, reason="A typo on page 7") == 2
    change_words(owl, edition, "Pip flew over hill number 1. It was a longer way home.")
    run = made_run(edition, owl.paul, script=True)
    assert run.printing == 2
    release(run=run, by=owl.paul)
    released.refresh_from_db()
    assert (released.state, released.superseded_by, released.printing) == ("superseded", run, 1)
    event = Event.objects.get(what="next-printing")
    assert (event.from_state, event.to_state) == ("printing 1", "printing 2")
    assert "names no printing" in event.note


def test_pressing_a_next_printing_never_hands_back_the_released_file(
    owl: Press, book: Book, released: PrintRun
) -> None:
    assert queue_run(edition=edition_of(book), by=owl.paul) == released
    next_printing(edition=edition_of(book), by=owl.paul, reason="Reprint")
    assert queue_run(edition=edition_of(book), by=owl.paul).printing == 2


def test_a_printing_that_was_not_released_needs_no_next_one(owl: Press, book: Book) -> None:
    made_run(edition_of(book), owl.paul)
    with pytest.raises(NotReady, match="Printing 1 of edition 1 is not released yet"):
        next_printing(edition=edition_of(book), by=owl.paul, reason="A typo")
    assert Edition.objects.get().printing == 1


def test_a_further_printing_with_another_title_is_a_new_edition(
    owl: Press, book: Book, released: PrintRun
) -> None:
    next_printing(edition=edition_of(book), by=owl.paul, reason="A better title")
    Edition.objects.update(title="Pip and the Sun")
    run = made_run(edition_of(book), owl.paul, script=True)
    gates = {gate.key: gate for gate in release_gates(run)}
    assert "differs from the one before in title" in gates["printing"].told
    with pytest.raises(NotReady, match="a new edition with an ISBN of its own"):
        release(run=run, by=owl.paul)


def test_a_copyright_page_that_names_the_printing_names_the_next_and_waits_for_approval(
    owl: Press, book: Book, released: PrintRun
) -> None:
    page = edition_of(book).pages.get(kind="copyright")
    Page.objects.filter(pk=page.pk).update(text=f"{page.text}\n\nFirst printing")
    next_printing(edition=edition_of(book), by=owl.paul, reason="Reprint")
    page.refresh_from_db()
    assert page.text.endswith("\n\nSecond printing")
    assert (page.text_state, page.layout_state, page.version) == ("draft", "draft", 2)


@pytest.mark.parametrize(
    ("was", "now", "text", "told"),
    [
        (1, 2, "First printing, May 2026", "Second printing, May 2026"),
        (2, 3, "This is the 2nd printing.", "This is the 3rd printing."),
        (1, 2, "Printing 1", "Printing 2"),
        (1, 2, "Printing 10", "Printing 10"),
        (10, 11, "tenth printing", "11th printing"),
        (1, 2, "10 9 8 7 6 5 4 3 2 1", "10 9 8 7 6 5 4 3 2"),
        (2, 3, "3 5 7 9 10 8 6 4 2", "3 5 7 9 10 8 6 4"),
        (1, 2, "10 9 8 7 6 5 4 3 2", "10 9 8 7 6 5 4 3 2"),
        (1, 2, "1 + 1 is 2, said Pip", "1 + 1 is 2, said Pip"),
        (3, 1, "Third printing", "First printing"),
        (3, 1, "5 4 3", "5 4 3"),
    ],
)
def test_a_line_that_names_the_printing_is_brought_up_to_date(
    was: int, now: int, text: str, told: str
) -> None:
    assert with_printing(text, was=was, now=now) == told


def test_a_new_edition_has_the_words_and_plan_and_copies_no_picture(
    owl: Press, book: Book, released: PrintRun
) -> None:
    edition = edition_of(book)
    pictures = Artwork.objects.count()
    fresh = new_edition(edition=edition, by=owl.paul, reason="Two pages more", isbn=ISBN)
    assert (fresh.number, fresh.corrects, fresh.isbn, fresh.printing) == (2, edition, ISBN, 1)
    told = ("number", "kind", "template", "text", "scene_id", "part")
    assert list(fresh.pages.values_list(*told)) == list(edition.pages.values_list(*told))
    assert set(fresh.pages.values_list("layout_state", "text_state")) == {("draft", "draft")}
    assert Artwork.objects.count() == pictures
    assert Event.objects.get(what="correct-edition").from_state == "edition 1"


def test_the_copyright_page_of_a_new_edition_names_its_own_isbn_and_first_printing(
    owl: Press, book: Book, released: PrintRun
) -> None:
    old = "9783161484100"
    Edition.objects.update(isbn=old, printing=3)
    page = edition_of(book).pages.get(kind="copyright")
    Page.objects.filter(pk=page.pk).update(text=f"Owl Press\n\nISBN {old}\n\nThird printing")
    fresh = new_edition(edition=edition_of(book), by=owl.paul, reason="New text", isbn=ISBN)
    assert fresh.pages.get(kind="copyright").text == f"Owl Press\n\nISBN {ISBN}\n\nFirst printing"


def test_what_replaces_a_released_edition_needs_an_isbn_of_its_own(
    owl: Press, book: Book, released: PrintRun
) -> None:
    edition = edition_of(book)
    with pytest.raises(Refused, match="Write the new ISBN"):
        new_edition(edition=edition, by=owl.paul, reason="New text")
    Edition.objects.update(isbn=ISBN)
    with pytest.raises(Refused, match="taken by"):
        new_edition(edition=edition, by=owl.paul, reason="New text", isbn=ISBN)
    with pytest.raises(Refused, match="what is to be corrected"):
        new_edition(edition=edition, by=owl.paul, reason=" ", isbn=ISBN)
    assert Edition.objects.count() == 1


def test_changes_in_the_new_edition_leave_the_corrected_one_as_approved(
    owl: Press, book: Book, released: PrintRun
) -> None:
    fresh = new_edition(edition=edition_of(book), by=owl.paul, reason="New text", isbn=ISBN)
    change_words(owl, edition_of(book, fresh.number), "Quite other words.")
    assert queue_run(edition=edition_of(book), by=owl.paul) == released


@pytest.mark.parametrize("who", ["ben", "rita"])
def test_an_editor_or_a_reviewer_begins_neither(
    owl: Press, book: Book, released: PrintRun, who: str
) -> None:
    person, edition = getattr(owl, who), edition_of(book)
    with pytest.raises(NotAllowed):
        next_printing(edition=edition, by=person, reason="A typo")
    with pytest.raises(NotAllowed):
        new_edition(edition=edition, by=person, reason="A typo", isbn=ISBN)
