"""A book that all tests of a file stand on: made once, what each test changes is undone."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction

from books.models import Book
from books.tenancy import acting_for
from tests.personas import Press, owl_press


def once_a_file(make: Callable[[Press], Book], *, in_force: bool = False) -> tuple[Any, Any, Any]:
    """Return three fixtures for a file: `laid, press, book = once_a_file(make)`.

    `make` is called once, with Owl Press in force; `in_force` keeps it so for every test that asks
    for the book. To make an approved book takes 0.45 s of CPU, to undo a test's changes next to
    none. Not for tests that need commits of their own.
    """

    @pytest.fixture(scope="module")
    def laid(
        django_db_setup: None, django_db_blocker: pytest.FixtureRequest
    ) -> Iterator[tuple[Press, int]]:
        with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
            press = owl_press()
            with acting_for(press.publisher):
                made = make(press).pk
            yield press, made
            transaction.set_rollback(True)

    @pytest.fixture
    def press(laid: tuple[Press, int], db: None) -> Press:
        # A copy: what a test changes on the people themselves is not undone by the database.
        return copy.deepcopy(laid[0])

    @pytest.fixture
    def book(laid: tuple[Press, int], press: Press) -> Iterator[Book]:
        with acting_for(press.publisher):
            found = Book.objects.get(pk=laid[1])
            if in_force:
                yield found
        if not in_force:
            yield found

    return laid, press, book
