"""What the studio does when the trunk says that something about a character changed."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver

from books.models import Character, User
from books.signals import sheet_approved
from illustration.enums import PhotoEnd
from illustration.operations.photos import end_photo_of


@receiver(sheet_approved)
def end_photo_of_a_sheet(character: Character, by: User, **_more: Any) -> None:
    """A photo has done its part once the sheet is approved: it ends in the same transaction."""
    end_photo_of(character, PhotoEnd.SHEET_APPROVED, by)


@receiver(post_delete, sender=Character)
def end_photo_of_nobody(instance: Character, **_more: Any) -> None:
    """Without the character there is no sheet to draw."""
    end_photo_of(instance, PhotoEnd.CHARACTER_GONE)
