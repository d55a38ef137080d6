"""What a screen tells of pictures that were handed in: how far each is, and why not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from books.enums import Origin, UploadState
from books.fitting import fit_told
from books.models import Artwork, Book, Character, Scene, Upload
from books.showing import UPLOAD, Badge

# What was taken or refused longer ago stands in the history.
RECENT = timedelta(hours=24)
A_FEW = 8
UNDER_WAY = (UploadState.WAITING.value, UploadState.READING.value)


@dataclass(frozen=True)
class Place:
    """Where a picture is handed in: a book, and within it a scene, a character or neither."""

    book: Book
    scene: Scene | None = None
    character: Character | None = None

    @property
    def query(self) -> str:
        """The words that name the place in an address."""
        if self.scene is not None:
            return f"scene={self.scene.position}"
        return f"character={self.character.position}" if self.character is not None else ""

    def uploads(self) -> QuerySet[Upload]:
        """Return what was handed in here, the newest first; for a book alone, all of it."""
        rows = Upload.objects.filter(book=self.book).select_related(
            "artwork", "by", "scene", "character"
        )
        if self.scene is not None:
            rows = rows.filter(scene=self.scene)
        elif self.character is not None:
            rows = rows.filter(character=self.character)
        return rows.order_by("-id")


@dataclass(frozen=True)
class Shown:
    """One upload as a screen shows it."""

    upload: Upload
    badge: Badge


@dataclass(frozen=True)
class Standing:
    """The uploads of a place that are under way or were decided lately."""

    shown: list[Shown]
    under_way: int
    decided: int


def place_of(subject: Book | Scene | Character) -> Place:
    """Return the place a screen is about."""
    if isinstance(subject, Scene):
        return Place(subject.book, scene=subject)
    if isinstance(subject, Character):
        return Place(subject.book, character=subject)
    return Place(subject)


def standing_of(place: Place, now: datetime) -> Standing:
    """Return how the uploads of a place stand, the newest first, in one query.

    A book's own screen lists what was decided in full, so only what is under way is shown here.
    """
    lately = Q(created_at__gt=now - RECENT) | Q(state__in=UNDER_WAY)
    rows = list(place.uploads().filter(lately)[:100])
    waiting = [row for row in rows if row.state in UNDER_WAY]
    decided = [row for row in rows if row.state not in UNDER_WAY]
    told = [*waiting, *decided] if place.scene or place.character else waiting
    return Standing(shown(told[:A_FEW]), len(waiting), len(decided))


def shown(uploads: Iterable[Upload]) -> list[Shown]:
    """Return uploads with their badges."""
    return [Shown(upload, UPLOAD[UploadState(upload.state)]) for upload in uploads]


def remarks_on(artwork: Artwork | None, scene: Scene | None) -> list[str]:
    """Return what is to be said of a handed-in picture as it would be placed today."""
    if artwork is None or artwork.origin != Origin.UPLOADED:
        return []
    return fit_told(scene, (artwork.width, artwork.height))


def unplaced_of(book: Book) -> QuerySet[Artwork]:
    """Return the pictures of a book that are neither a scene's nor a character's."""
    return Artwork.objects.filter(book=book, scene__isnull=True, character__isnull=True).order_by(
        "id"
    )
