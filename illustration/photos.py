"""Which photo may go with a request for a character's sheet, and its bytes while it may."""

from __future__ import annotations

import hashlib
from typing import Any

from django.utils import timezone

from books.errors import Gone
from books.models import Book, Character
from illustration import photo_folder
from illustration.models import ChildPhoto
from illustration.studio.photo import FORM_SENTENCES

# What is agreed to, word for word as the form shows it and the row keeps it.
CONSENT = " ".join(
    ["The parent or guardian named here has agreed to the following.", *FORM_SENTENCES]
)


def living_photo(character: Character) -> ChildPhoto | None:
    """Return the photo whose file is not deleted yet, whether or not it may still be used."""
    return ChildPhoto.objects.filter(character_id=character.pk, deleted_at__isnull=True).first()


def usable_photo(character: Character) -> ChildPhoto | None:
    """Return the photo that a request for this character's sheet may still take along."""
    photo = living_photo(character)
    return photo if photo is not None and _is_usable(photo) else None


def photo_reference(character: Character) -> dict[str, Any] | None:
    """Return {"name", "photo", "sha256"} for Attempt.references of a sheet, or None.

    For purpose sheet alone: no picture of a scene or a cover is ever asked for with a photo.
    """
    photo = usable_photo(character)
    if photo is None:
        return None
    return {"name": character.name, "photo": photo.pk, "sha256": photo.sha256}


def bytes_of(photo: ChildPhoto) -> bytes:
    """Return the cleaned JPEG as it was stored, as the row stands at this moment.

    Raises Gone once its end was decided, its day is over or its file is not as it was stored:
    then the request must not leave. Raises OSError where the storage does not answer.
    """
    photo.refresh_from_db()
    if not _is_usable(photo):
        raise Gone(_gone(photo))
    try:
        data = photo_folder.get(photo.file)
    except FileNotFoundError:
        raise Gone(_gone(photo)) from None
    if hashlib.sha256(data).hexdigest() != photo.sha256:
        raise Gone(_gone(photo))
    return data


def photos_kept(book: Book) -> list[str]:
    """Return what forbids deleting a title while a child's photo of it is kept."""
    n = ChildPhoto.objects.filter(character__book=book, deleted_at__isnull=True).count()
    if not n:
        return []
    return ["a child's photo, which is to be deleted first" if n == 1 else f"{n} children's photos"]


def _is_usable(photo: ChildPhoto) -> bool:
    ended = photo.ending_at is not None or photo.deleted_at is not None
    return photo.kept_at is not None and not ended and timezone.now() < photo.due_at


def _gone(photo: ChildPhoto) -> str:
    return (
        f"The photo for {photo.subject} is deleted or about to be. It was not sent and nothing was"
        " spent; ask for the sheet without it, or hand in another."
    )
