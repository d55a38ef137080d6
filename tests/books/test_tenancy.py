"""A query runs for one publisher, or it does not run."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from books.errors import NoPublisher
from books.models import Book, Event
from books.tenancy import EVERYONE, acting_for, everyone, publisher_in_force
from tests.personas import Press

ASK: list[Callable[[], object]] = [
    lambda: list(Book.objects.all()),
    lambda: Book.objects.count(),
    lambda: Book.objects.exists(),
    lambda: Book.objects.exclude(title="x").exists(),
    lambda: Book.objects.filter(title="x").defer("title").exists(),
    lambda: Book.objects.first(),
    lambda: Book.objects.get(pk=1),
    lambda: Book.objects.in_bulk([1]),
    lambda: Book.objects.aggregate(),
    lambda: Book.objects.values_list("title"),
    lambda: Book.objects.none().exists(),
    lambda: Book.objects.update(title="x"),
    lambda: Book.objects.all().delete(),
    lambda: Book.objects.all().explain(),
    lambda: Book.objects.create(title="x", slug="x"),
    lambda: Book.objects.bulk_create([Book(title="x", slug="x")]),
    lambda: Book._base_manager.count(),
    lambda: Book._default_manager.count(),
]


def book(press: Press, title: str) -> Book:
    return Book.objects.create(title=title, slug=title.lower())


@pytest.mark.parametrize("ask", ASK)
def test_a_query_with_no_publisher_in_force_raises(press: Press, ask: Callable[[], object]) -> None:
    with pytest.raises(NoPublisher):
        ask()


def test_a_row_saved_with_no_publisher_in_force_raises(press: Press) -> None:
    with acting_for(press.publisher):
        saved = book(press, "Pip")
    saved.title = "Changed"
    with pytest.raises(NoPublisher):
        saved.save()
    with acting_for(press.publisher):
        assert Book.objects.get().title == "Pip"


def test_each_publisher_sees_its_own_rows_only(press: Press) -> None:
    with acting_for(press.publisher):
        book(press, "Pip")
    with acting_for(press.olga.publisher):
        book(press, "Fox")
        assert [row.title for row in Book.objects.all()] == ["Fox"]
        assert not Book.objects.filter(title="Pip").exists()
    with everyone("the test counts all"):
        assert Book.objects.count() == 2


def test_another_publishers_row_cannot_be_saved_changed_or_deleted(press: Press) -> None:
    with acting_for(press.publisher):
        pip = book(press, "Pip")
    with acting_for(press.olga.publisher):
        with pytest.raises(NoPublisher):
            pip.save()
        assert Book.objects.filter(pk=pip.pk).update(title="Stolen") == 0
        assert Book.objects.filter(pk=pip.pk).delete()[0] == 0
        with pytest.raises(Book.DoesNotExist):
            pip.refresh_from_db()
    with acting_for(press.publisher):
        assert Book.objects.get().title == "Pip"


def test_a_new_row_takes_the_publisher_in_force(owl: Press) -> None:
    assert book(owl, "Pip").publisher_id == owl.publisher.pk


def test_nested_publishers_restore_the_outer_one_even_after_an_error(press: Press) -> None:
    with acting_for(press.publisher):
        with pytest.raises(RuntimeError), acting_for(press.olga.publisher):
            raise RuntimeError
        assert publisher_in_force() == press.publisher.pk
    assert publisher_in_force() is None


@pytest.mark.parametrize("nobody", [None, 0, -1, True, "owl-press"])
def test_acting_for_nobody_is_refused(nobody: object) -> None:
    with pytest.raises((ValueError, AttributeError)), acting_for(nobody):  # type: ignore[arg-type]
        pass
    assert publisher_in_force() is None


def test_lifting_the_wall_needs_a_reason() -> None:
    with pytest.raises(ValueError, match="reason"), everyone(" "):
        pass
    with everyone("the test looks"):
        assert publisher_in_force() == EVERYONE


def test_events_are_only_added(owl: Press) -> None:
    event = Event.objects.create(book=book(owl, "Pip"), what="import", subject="book")
    event.note = "changed"
    with pytest.raises(TypeError, match="never changed"):
        event.save()
    with pytest.raises(TypeError, match="never deleted"):
        event.delete()
