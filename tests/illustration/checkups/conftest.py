"""Owl Press with one small book, made once a module; a test's own changes are rolled back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from books.models import Book, Scene
from books.tenancy import acting_for
from tests.illustration.checkups.rows import owl_book
from tests.personas import Press, owl_press


@pytest.fixture(scope="module")
def laid(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[tuple[Press, int]]:
    """The people and the key of the book."""
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        press = owl_press()
        with acting_for(press.publisher):
            made = owl_book(press).pk
        yield press, made
        transaction.set_rollback(True)


@pytest.fixture
def owl(laid: tuple[Press, int], db: None) -> Iterator[Press]:
    """The people, with their publisher in force."""
    with acting_for(laid[0].publisher):
        yield laid[0]


@pytest.fixture
def book(laid: tuple[Press, int], owl: Press) -> Book:
    """The book as its rows stand now."""
    return Book.objects.get(pk=laid[1])


@pytest.fixture
def scene(book: Book) -> Scene:
    """Its first scene, not drawn yet."""
    return book.scenes.get(position=1)


@pytest.fixture(autouse=True)
def one_redo(settings: Any) -> None:
    """An installation that lets a scene be drawn again once by itself."""
    settings.AUTO_REDOS = 1
