"""Children's photos whose day is over or whose deletion broke off. Run by the sweep."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone

from books.models import Character
from books.tenancy import acting_for, everyone
from illustration import photo_folder
from illustration.enums import PhotoEnd
from illustration.models import ChildPhoto
from illustration.operations.photos import decide_end, finish

# Storing one photo takes seconds; what is not whole by then never will be.
STORING = timedelta(minutes=15)
# How often the folder itself is listed, and looked into for what rows say is there.
EVERY_SECONDS = 60.0
_last_looked = float("-inf")


def sweep_photos() -> int:
    """Delete every photo that must not be there any more; return how many files or rows ended."""
    global _last_looked
    look = time.monotonic() - _last_looked >= EVERY_SECONDS
    ended = sum(_end(photo, why) for photo, why in _to_end(look=look))
    if look:
        _last_looked = time.monotonic()
        ended += delete_strays()
    return ended


def delete_strays() -> int:
    """Delete every file in the folder that no living row names, whatever its age; return how many.

    A row is committed before its file is stored, so a file without one is nobody's.
    """
    try:
        there = photo_folder.names()
    except OSError:
        return 0
    with everyone("a photo may be any publisher's"):
        named = set(ChildPhoto.objects.exclude(file="").values_list("file", flat=True))
    return sum(_remove(name) for name in there if name not in named)


def _to_end(*, look: bool) -> list[tuple[ChildPhoto, PhotoEnd]]:
    with everyone("the sweep looks after every publisher"):
        living = list(ChildPhoto.objects.filter(deleted_at__isnull=True).order_by("id"))
        here = set(
            Character.objects.filter(pk__in={each.character_id for each in living}).values_list(
                "pk", flat=True
            )
        )
    reasons = ((photo, _reason(photo, here, look=look)) for photo in living)
    return [(photo, why) for photo, why in reasons if why is not None]


def _reason(photo: ChildPhoto, characters: Iterable[int], *, look: bool) -> PhotoEnd | None:
    now = timezone.now()
    if photo.ending_at is not None:
        return PhotoEnd(photo.deleted_why)
    if photo.due_at <= now:
        return PhotoEnd.DUE
    if photo.character_id not in characters:
        return PhotoEnd.CHARACTER_GONE
    if photo.kept_at is None:
        return PhotoEnd.NOT_KEPT if photo.uploaded_at + STORING <= now else None
    return PhotoEnd.LOST if look and _is_lost(photo) else None


def _is_lost(photo: ChildPhoto) -> bool:
    try:
        return not photo_folder.is_there(photo.file)
    except OSError:
        return False


def _end(photo: ChildPhoto, why: PhotoEnd) -> int:
    with acting_for(photo.publisher_id):
        decide_end(photo, why, None)
        return int(finish(photo))


def _remove(name: str) -> int:
    with contextlib.suppress(OSError):
        photo_folder.remove(name)
        return 1
    return 0
