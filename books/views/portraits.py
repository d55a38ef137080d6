"""Characters with the sheet that shows them best: the approved one, else the newest."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from books.models import Artwork, Book, Character
from books.showing import NO_SHEET, SHEET_APPROVED, SHEET_WAITS, Badge


@dataclass(frozen=True)
class Portrait:
    """A character, the artwork that shows it (None while there is none), and how it stands."""

    character: Character
    picture: int | None
    state: Badge


def portraits_of(book: Book) -> list[Portrait]:
    """Return the book's characters in order, in one query."""
    newest = Artwork.objects.filter(character=OuterRef("pk")).order_by("-version").values("pk")[:1]
    rows = book.characters.annotate(picture=Coalesce("sheet_id", Subquery(newest)))
    return [portrait(row, row.picture) for row in rows]


def portrait(character: Character, picture: int | None) -> Portrait:
    """Return one character as it stands."""
    if character.sheet_id is not None:
        return Portrait(character, picture, SHEET_APPROVED)
    return Portrait(character, picture, SHEET_WAITS if picture else NO_SHEET)
