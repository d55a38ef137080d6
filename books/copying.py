"""The rows of a title, written once more: what a duplicate takes along and what it leaves."""

from __future__ import annotations

import hashlib
from typing import TypeVar

from django.db import models
from django.utils import timezone
from django.utils.text import slugify

from books.enums import Approval, SceneState
from books.models import (
    Artwork,
    Book,
    Casting,
    Character,
    Contributor,
    Edition,
    Page,
    Rendition,
    Scene,
)

M = TypeVar("M", bound=models.Model)
# Every kind of row below a book is decided here; a test sees that none was forgotten.
COPIED = (Contributor, Edition, Page, Scene, Casting, Character)
ONLY_OF_APPROVED_SHEETS = (Artwork, Rendition)


def free_slug(title: str) -> str:
    """Return a slug for a title that no book of the publisher in force has."""
    stem = slugify(title)[:60] or f"book-{hashlib.sha256(title.encode()).hexdigest()[:8]}"
    taken = set(Book.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    number, slug = 1, stem
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug


def copy_title(book: Book, *, title: str, slug: str) -> Book:
    """Write the rows of a whole title once more and return the new book. Copies no file."""
    copy = again(
        book,
        title=title,
        slug=slug,
        # Two books of one manuscript: importing it a third time names the first.
        source_sha256="",
        archived_at=None,
    )
    for person in book.contributors.all():
        again(person, book_id=copy.pk)
    characters = {who.pk: _copy_character(who, copy) for who in book.characters.all()}
    scenes = {scene.pk: _copy_scene(scene, copy, characters) for scene in book.scenes.all()}
    for edition in book.editions.all():
        _copy_edition(edition, copy, scenes)
    return copy


def again(row: M, **changes: object) -> M:
    """Save a row once more under a new key, with some columns changed, and return it."""
    fields = [field for field in row._meta.concrete_fields if not field.primary_key]
    kept = {field.attname: getattr(row, field.attname) for field in fields}
    fresh = type(row)(**(kept | changes))
    fresh.save()
    return fresh


def _copy_character(character: Character, book: Book) -> int:
    copy = again(character, book_id=book.pk, sheet_id=None, version=1)
    if character.sheet is not None:
        sheet = again(character.sheet, book_id=book.pk, character_id=copy.pk, version=1)
        for rendition in character.sheet.renditions.all():
            again(rendition, artwork_id=sheet.pk)
        copy.sheet = sheet
        copy.save(update_fields=["sheet"])
    return int(copy.pk)


def _copy_scene(scene: Scene, book: Book, characters: dict[int, int]) -> int:
    planned = SceneState.PLANNED
    copy = again(
        scene,
        book_id=book.pk,
        state=(planned if scene.state == planned else SceneState.BRIEFED).value,
        artwork_id=None,
        note="",
        version=1,
    )
    for casting in scene.castings.all():
        again(casting, scene_id=copy.pk, character_id=characters[casting.character_id])
    return int(copy.pk)


def _copy_edition(edition: Edition, book: Book, scenes: dict[int, int]) -> None:
    copy = again(
        edition,
        book_id=book.pk,
        isbn="",
        created_at=timezone.now(),
        # A printing, a correction and a printer's template are of files that were made.
        printing=1,
        corrects_id=None,
        cover_template={},
        # Logo and endpapers are pictures of the other book.
        logo_id=None,
        endpapers_id=None,
        cover_state=Approval.DRAFT.value,
        cover_hash="",
        cover_note="",
    )
    for page in edition.pages.all():
        again(
            page,
            edition_id=copy.pk,
            scene_id=scenes[page.scene_id] if page.scene_id else None,
            text=_without_isbn(page.text, edition.isbn),
            version=1,
            text_state=Approval.DRAFT.value,
            text_hash="",
            layout_state=Approval.DRAFT.value,
            layout_hash="",
            text_note="",
            layout_note="",
        )


def _without_isbn(text: str, isbn: str) -> str:
    # An ISBN names one edition of one book; the copy's copyright page must not carry it on.
    return text.replace(f"\n\nISBN {isbn}", "") if isbn else text
