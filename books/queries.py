"""Questions asked of the trunk more than once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from books.errors import Refused
from books.layouts import art_is_approved, layout_is_approved
from books.models import Book, Edition, Page


def book_by_slug(slug: str) -> Book:
    """Return the book of the publisher in force. Raises Refused, listing what there is."""
    book = Book.objects.filter(slug=slug).first()
    if book is None:
        known = ", ".join(Book.objects.values_list("slug", flat=True)[:20]) or "none yet"
        raise Refused(f"There is no book {slug}; the books here are: {known}.")
    return book


def edition_of(book: Book, number: int = 1) -> Edition:
    """Return an edition of a book. Raises Refused, listing the numbers there are."""
    edition = book.editions.select_related("book", "publisher").filter(number=number).first()
    if edition is None:
        known = ", ".join(str(n) for n in book.editions.values_list("number", flat=True))
        raise Refused(f"{book} has no edition {number}; it has {known or 'none'}.")
    return edition


def pages_of(edition: Edition) -> list[Page]:
    """Return the edition's pages in order with their scenes and pictures, in one query."""
    return list(edition.pages.select_related("scene__artwork").order_by("number"))


@dataclass(frozen=True)
class Unapproved:
    """The page numbers that still wait for an approval, by what is approved."""

    text: tuple[int, ...]
    art: tuple[int, ...]
    layout: tuple[int, ...]

    @property
    def layout_only(self) -> tuple[int, ...]:
        """The pages whose words and picture are approved and whose layout can be."""
        return tuple(sorted({*self.layout} - {*self.text} - {*self.art}))

    @property
    def numbers(self) -> tuple[int, ...]:
        """Every page number that waits for anything, in order."""
        return tuple(sorted({*self.text, *self.art, *self.layout}))


def unapproved(edition: Edition, pages: Iterable[Page]) -> Unapproved:
    """Return what still waits for approval before the edition can be pressed."""
    pages = list(pages)
    total = len(pages)
    return Unapproved(
        text=tuple(page.number for page in pages if not page.text_is_approved),
        art=tuple(page.number for page in pages if not art_is_approved(page)),
        layout=tuple(page.number for page in pages if not layout_is_approved(page, edition, total)),
    )
