"""Keeping a picture: its file by content, its row, and the wake-up for its small pictures."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Max

from books import queue, storing
from books.enums import Origin
from books.models import Artwork, Book, Character, Scene, User
from books.operations.holding import hold

MIME_SUFFIX = {
    "JPEG": ".jpg",
    "PNG": ".png",
    "WEBP": ".webp",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
}
RENDER_JOB = "books.jobs.make_renditions"


def add_artwork(
    *,
    book: Book,
    scene: Scene | None,
    character: Character | None,
    data: bytes,
    suffix: str,
    size: tuple[int, int],
    origin: Origin,
    by: User | None,
    source_name: str = "",
    figures: list[dict[str, Any]] | None = None,
    draft: bool = False,
) -> Artwork:
    """Keep the bytes and return the new row, the next version of its scene or character.

    `size` is (width, height) in pixels; a `draft` is never printed. The small pictures are made by
    a job once the caller's transaction has committed. Raises OSError where the storage cannot take
    the file.
    """
    name, digest = storing.keep(data, publisher_id=book.publisher_id, suffix=suffix)
    with transaction.atomic():
        artwork = Artwork.objects.create(
            publisher_id=book.publisher_id,
            book=book,
            scene=scene,
            character=character,
            version=_next_version(book, scene, character),
            file=name,
            width=size[0],
            height=size[1],
            sha256=digest,
            origin=origin.value,
            source_name=source_name,
            figures=figures or [],
            draft=draft,
            made_by=by,
        )
        wake_renditions(artwork)
    return artwork


def wake_renditions(artwork: Artwork) -> None:
    """Ask a worker for the small pictures of an artwork."""
    queue.wake(
        RENDER_JOB,
        key=f"renditions-{artwork.pk}",
        publisher=artwork.publisher_id,
        row=artwork.pk,
    )


def _next_version(book: Book, scene: Scene | None, character: Character | None) -> int:
    subject = scene or character
    if subject is None:
        return 1
    # A worker's picture and one that is handed in may arrive at the same moment.
    hold(subject)
    same = Artwork.objects.filter(book=book, scene=scene, character=character)
    return int(same.aggregate(last=Max("version"))["last"] or 0) + 1
