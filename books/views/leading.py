"""Where the one thing to do next on a book is done."""

from __future__ import annotations

from django.db.models import Q
from django.urls import reverse

from books.enums import SceneState
from books.models import Book, Edition
from books.stage import Stage
from books.views.links import character_url, runs_url, scene_url


def lead_url(book: Book, edition: Edition | None, stage: Stage) -> str:
    """Return the screen of the next deed; "" where it is done on the book's own screen.

    Sheets and scenes lead to the first that waits for a decision, in the order of the book.
    """
    publisher = book.publisher.slug
    if stage.deed == "sheet":
        waiting = book.characters.filter(sheet__isnull=True, sheets__isnull=False)
        character = waiting.order_by("position").first()
        return character_url(character, publisher) if character else ""
    if stage.deed == "scene":
        offered = Q(state=SceneState.OFFERED.value)
        scenes = book.scenes.filter(position__gt=0, pages__isnull=False).order_by("position")
        sent_back = Q(state=SceneState.CHANGES_ASKED.value)
        scene = scenes.filter(offered).first() or scenes.filter(sent_back).first()
        return scene_url(scene, publisher) if scene else ""
    if stage.deed == "decide":
        return reverse("book-queue", args=[publisher, book.slug])
    if stage.deed in ("press", "download") and edition is not None:
        return runs_url(edition)
    return ""


def after_sheet(book: Book) -> str:
    """Return where a person goes on after a sheet: to the next that waits, else to the book."""
    waiting = book.characters.filter(sheet__isnull=True, sheets__isnull=False)
    character = waiting.order_by("position").first()
    publisher = book.publisher.slug
    if character is None:
        return reverse("book", args=[publisher, book.slug])
    return character_url(character, publisher)
