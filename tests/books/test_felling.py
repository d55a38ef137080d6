"""What is felled with a title: its rows, in one transaction, and its files, with the sweep."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage

from books import felling
from books.errors import IllegalMove
from books.felling import fell, gather
from books.operations.orphans import delete_orphans
from books.operations.titles import delete_title, duplicate_title
from books.tenancy import acting_for
from tests.factories import make_book
from tests.personas import Press


def test_a_deleted_titles_files_go_with_the_sweep_and_shared_ones_stay(
    owl: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = make_book(owl.ben, approved=True, approver=owl.rita)
    copy = duplicate_title(book=book, by=owl.ben)
    shared = copy.characters.get().sheet
    assert shared is not None
    files = set(book.artworks.values_list("file", flat=True))
    delete_title(book=book, by=owl.ada, typed=book.title)
    assert all(default_storage.exists(name) for name in files)
    monkeypatch.setattr("books.operations.orphans.SPARED", timedelta(seconds=-5))
    delete_orphans()
    assert {name for name in files if default_storage.exists(name)} == {shared.file}


@pytest.mark.django_db(transaction=True)
def test_a_row_added_while_a_title_is_deleted_keeps_it(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    with acting_for(press.publisher):
        book = make_book(press.ben)
        seen = gather(book)
        book.scenes.create(position=9, publisher=press.publisher)
        monkeypatch.setattr(felling, "gather", lambda _book: seen)
        before = gather(book)
        with pytest.raises(IllegalMove, match="working on .* at this moment"):
            delete_title(book=book, by=press.ada, typed=book.title)
        assert gather(book) == before


@pytest.mark.django_db(transaction=True)
def test_rows_are_felled_only_inside_a_transaction(press: Press) -> None:
    with acting_for(press.publisher), pytest.raises(RuntimeError, match="inside a transaction"):
        fell(make_book(press.ben))
