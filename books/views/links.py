"""Where the screens of a book stand."""

from __future__ import annotations

from django.urls import reverse

from books.models import Book, Character, Edition, Page, Scene


def book_url(book: Book) -> str:
    """Return the book's screen."""
    return reverse("book", args=[book.publisher.slug, book.slug])


def edition_url(edition: Edition) -> str:
    """Return the book's screen open at an edition."""
    first = edition.number == 1
    return book_url(edition.book) + ("" if first else f"?edition={edition.number}")


def add_edition_url(book: Book) -> str:
    """Return where a further edition of the book is added."""
    return reverse("add-edition", args=[book.publisher.slug, book.slug])


def pictures_url(book: Book) -> str:
    """Return the screen of the book's handed-in pictures."""
    return reverse("book-pictures", args=[book.publisher.slug, book.slug])


def page_url(page: Page, number: int | None = None) -> str:
    """Return the page's screen, or that of another page of its edition by `number`.

    The page comes with its edition's book and publisher.
    """
    edition = page.edition
    number = number or page.number
    return reverse("page", args=[edition.publisher.slug, edition.book.slug, edition.number, number])


def edit_text_url(page: Page) -> str:
    """Return where a page's new words are sent to."""
    edition = page.edition
    words = [edition.publisher.slug, edition.book.slug, edition.number, page.number]
    return reverse("edit-text", args=words)


def scene_url(scene: Scene, publisher: str) -> str:
    """Return the scene's screen."""
    return reverse("scene", args=[publisher, scene.book.slug, scene.position])


def character_url(character: Character, publisher: str) -> str:
    """Return the character's screen."""
    return reverse("character", args=[publisher, character.book.slug, character.position])


def runs_url(edition: Edition) -> str:
    """Return the edition's print runs."""
    return reverse("runs", args=[edition.publisher.slug, edition.book.slug, edition.number])


def plan_url(edition: Edition) -> str:
    """Return the edition's plan."""
    return reverse("plan", args=[edition.publisher.slug, edition.book.slug, edition.number])
