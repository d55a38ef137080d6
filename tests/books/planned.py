"""What the tests of the plan ask of an edition: its pages by scene, its last event, its shape."""

from __future__ import annotations

from books.models import Book, Edition, Event, Page
from books.queries import pages_of


def telling(edition: Edition, number: int) -> Page:
    """The page that tells the words of a scene by its number."""
    return next(page for page in pages_of(edition) if f"hill number {number}." in page.text)


def showing(edition: Edition, number: int) -> list[Page]:
    """The pages that show a scene."""
    return [page for page in pages_of(edition) if page.scene and page.scene.position == number]


def last(book: Book) -> Event:
    event = book.events.first()
    assert event is not None
    return event


def shape(edition: Edition) -> list[tuple[object, ...]]:
    return [(p.pk, p.number, p.template, p.text, p.scene_id, p.part) for p in pages_of(edition)]
