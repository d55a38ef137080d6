"""The gates before the press: who, what is approved, one run at a time."""

from __future__ import annotations

import pytest

from books.errors import IllegalMove, NotAllowed, NotReady
from books.models import Book, Page
from books.operations.review import ask_changes
from books.queries import edition_of
from printing.models import PrintRun
from printing.operations.run import queue_run, spans
from tests.factories import make_book
from tests.laid import once_a_file
from tests.personas import Press

laid, press, book = once_a_file(
    lambda press: make_book(press.ben, approved=True, approver=press.rita), in_force=True
)


def test_an_approved_book_is_queued_with_its_pictures(owl: Press, book: Book) -> None:
    run = queue_run(edition=edition_of(book), by=owl.paul)
    assert (run.state, run.n, run.pages) == ("queued", 1, edition_of(book).pages.count())
    shown = {scene.artwork_id for scene in book.scenes.all()}
    assert set(run.artworks.values_list("pk", flat=True)) == shown


@pytest.mark.parametrize("who", ["ben", "rita"])
def test_an_editor_or_reviewer_does_not_press(owl: Press, book: Book, who: str) -> None:
    with pytest.raises(NotAllowed):
        queue_run(edition=edition_of(book), by=getattr(owl, who))
    assert not PrintRun.objects.exists()


def test_unapproved_pages_are_refused_by_number(owl: Press, book: Book) -> None:
    edition = edition_of(book)
    page = edition.pages.get(number=1)
    Page.objects.filter(pk=page.pk).update(text="Other words")
    scene = book.scenes.get(kind="spread")
    ask_changes(scene=scene, by=owl.rita, reason="Three wings")
    numbers = list(scene.pages.order_by("number").values_list("number", flat=True))
    with pytest.raises(NotReady) as refusal:
        queue_run(edition=edition, by=owl.paul)
    assert "the text of page 1;" in str(refusal.value)
    assert f"the art of pages {numbers[0]}-{numbers[1]};" in str(refusal.value)
    assert not PrintRun.objects.exists()


def test_one_run_of_an_edition_at_a_time(owl: Press, book: Book) -> None:
    queue_run(edition=edition_of(book), by=owl.paul)
    with pytest.raises(IllegalMove, match="pressed already"):
        queue_run(edition=edition_of(book), by=owl.ada)
    assert PrintRun.objects.count() == 1


@pytest.mark.parametrize(
    ("numbers", "told"),
    [((3,), "3"), ((1, 2, 3), "1-3"), ((1, 3, 4, 9), "1, 3-4, 9"), ((), "")],
)
def test_page_numbers_are_told_as_people_write_them(numbers: tuple[int, ...], told: str) -> None:
    assert spans(numbers) == told
