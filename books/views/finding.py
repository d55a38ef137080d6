"""What a URL names, inside the publisher's wall; another publisher's is not found."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from books.models import Book, Character, Edition, Member, Page, Scene


def member_of(request: HttpRequest) -> Member:
    """Return the member at the desk (books.middleware put it there)."""
    member: Member = request.member  # type: ignore[attr-defined]
    return member


def find_book(slug: str) -> Book:
    """Return a book, or raise Http404."""
    return get_object_or_404(Book.objects.select_related("publisher"), slug=slug)


def find_edition(slug: str, number: int) -> Edition:
    """Return an edition with its book, or raise Http404."""
    editions = Edition.objects.select_related("book", "publisher")
    return get_object_or_404(editions, book__slug=slug, number=number)


def find_page(slug: str, edition: int, number: int) -> Page:
    """Return a page with its edition, scene and picture, or raise Http404."""
    pages = Page.objects.select_related("edition__book", "edition__publisher", "scene__artwork")
    return get_object_or_404(
        pages, edition__book__slug=slug, edition__number=edition, number=number
    )


def find_row(pk: int) -> Page:
    """Return a page by its row, wherever the plan has put it, or raise Http404."""
    pages = Page.objects.select_related("edition__book", "edition__publisher", "scene__artwork")
    return get_object_or_404(pages, pk=pk)


def find_scene(slug: str, position: int) -> Scene:
    """Return a scene with its book and picture, or raise Http404."""
    scenes = Scene.objects.select_related("book", "artwork")
    return get_object_or_404(scenes, book__slug=slug, position=position)


def find_character(slug: str, position: int) -> Character:
    """Return a character with its book and sheet, or raise Http404."""
    characters = Character.objects.select_related("book", "sheet")
    return get_object_or_404(characters, book__slug=slug, position=position)
