"""How many pictures are flagged stands on the book's page and in the review list."""

from __future__ import annotations

from django.urls import reverse

from books.models import Book, Scene
from illustration.models import PictureCheck
from illustration.operations.clearing import clear_check
from tests.desk.reading import text_of
from tests.illustration.checkups.test_evidence import door, drifted
from tests.personas import Press, client_of


def test_flags_are_counted_and_lead_to_the_board_until_they_are_cleared(
    owl: Press, book: Book, scene: Scene
) -> None:
    rita = client_of(owl.rita)
    pages = [door("book", book.slug), reverse("review", args=["owl-press"])]
    board = door("picture-checks", book.slug)
    check = drifted(owl, scene)
    for page in pages:
        answer = rita.get(page)
        assert board in answer.content.decode()
        assert "1 picture" in text_of(answer)
        assert "flagged" in text_of(answer)
    clear_check(check=check, by=owl.rita)
    assert PictureCheck.objects.get().flagged
    assert all(board not in rita.get(page).content.decode() for page in pages)


def test_the_words_that_stop_pictures_are_found_from_the_books_page(owl: Press, book: Book) -> None:
    page = client_of(owl.rita).get(door("book", book.slug)).content.decode()
    assert door("stopped-words", book.slug) in page
