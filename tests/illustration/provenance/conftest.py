"""Owl Press and one small book, made once a module; every test's own changes are rolled back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction

from books.models import Book
from books.tenancy import acting_for
from tests.illustration.provenance.rows import small_book
from tests.personas import Press, owl_press


@pytest.fixture(scope="module")
def laid(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[tuple[Press, int]]:
    """The people and the key of the book."""
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        press = owl_press()
        with acting_for(press.publisher):
            made = small_book(press).pk
        yield press, made
        transaction.set_rollback(True)


@pytest.fixture
def owl(laid: tuple[Press, int], db: None) -> Iterator[Press]:
    """The people, with their publisher in force."""
    with acting_for(laid[0].publisher):
        yield laid[0]


@pytest.fixture
def book(laid: tuple[Press, int], owl: Press) -> Book:
    """Four scenes without a cast, every picture and page approved; as its rows stand now."""
    return Book.objects.get(pk=laid[1])
