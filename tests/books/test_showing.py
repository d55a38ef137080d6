"""What a page is said to wait for: one thing, the earliest gate first."""

from __future__ import annotations

import pytest

from books.models import Book, Edition, Page, Scene
from books.operations.text import approve_text
from books.queries import edition_of, pages_of
from books.showing import art_badge, layout_badge, page_badge, text_badge
from tests.factories import make_book
from tests.laid import once_a_file
from tests.personas import Press

laid, press, book = once_a_file(
    lambda press: make_book(press.ben, approved=True, approver=press.rita), in_force=True
)


@pytest.fixture
def edition(book: Book) -> Edition:
    """An edition in which everything is approved."""
    return edition_of(book)


def spread_page(edition: Edition) -> Page:
    return next(page for page in pages_of(edition) if page.part == "left")


def said(edition: Edition) -> str:
    return str(page_badge(spread_page(edition), edition, edition.pages.count()).word)


def test_a_page_with_all_three_approvals_is_approved(edition: Edition) -> None:
    assert said(edition) == "Approved"


def test_the_picture_is_the_first_gate_then_the_text_then_the_layout(
    owl: Press, edition: Edition
) -> None:
    page = spread_page(edition)
    Scene.objects.filter(pk=page.scene_id).update(state="offered")
    Page.objects.filter(pk=page.pk).update(
        text_state="draft", text_hash="", text_by=None, layout_state="draft", layout_hash=""
    )
    assert said(edition) == "To review"
    Scene.objects.filter(pk=page.scene_id).update(state="approved")
    assert said(edition) == "Text to approve"
    approve_text(page=spread_page(edition), by=owl.rita)
    assert said(edition) == "Layout to approve"


def test_words_other_than_those_approved_are_changed_since(edition: Edition) -> None:
    page = spread_page(edition)
    Page.objects.filter(pk=page.pk).update(text="Other words.")
    assert said(edition) == "Changed since approval"
    assert str(text_badge(spread_page(edition)).word) == "Changed since approval"


def test_a_layout_is_changed_since_when_the_body_size_is_another(edition: Edition) -> None:
    edition.body_pt = edition.body_pt - 1
    page = spread_page(edition)
    assert str(layout_badge(page, edition, edition.pages.count()).word) == "Changed since approval"
    assert str(text_badge(page).word) == "Approved"


def test_a_page_without_a_picture_has_no_state_of_one(edition: Edition) -> None:
    first = pages_of(edition)[0]
    assert first.scene is None
    assert art_badge(first) is None
