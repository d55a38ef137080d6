"""A picture with its pixels, hash and origin; and the small pictures screens show of it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from books.enums import Origin
from books.models.book import Book
from books.models.character import Character
from books.models.scene import Scene
from books.tenancy import PublisherOwned


class Artwork(PublisherOwned):
    """A picture of a scene or of a character; without either it is kept unplaced."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="artworks")
    scene = models.ForeignKey(
        Scene, null=True, blank=True, on_delete=models.CASCADE, related_name="candidates"
    )
    character = models.ForeignKey(
        Character, null=True, blank=True, on_delete=models.CASCADE, related_name="sheets"
    )
    version = models.PositiveSmallIntegerField(default=1)
    file = models.CharField(max_length=200)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    origin = models.CharField(max_length=20)
    # Drawn small or rough to be looked at; it is finished once approved, never printed itself.
    draft = models.BooleanField(default=False)
    source_name = models.CharField(max_length=200, blank=True)
    # Where the figures are, in pixels, as the painter reported them (studio.order.Figure).
    figures: models.JSONField[list[Any], list[Any]] = models.JSONField(default=list)
    # Boxes (x0, y0, x1, y1, pixels) of what must not be cut or covered, marked by a person; where
    # there are any, the figures are not asked.
    subjects: models.JSONField[list[list[int]], list[list[int]]] = models.JSONField(
        default=list, blank=True
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta(PublisherOwned.Meta):
        ordering = ["version", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(scene__isnull=True) | models.Q(character__isnull=True),
                name="books_artwork_has_at_most_one_subject",
            ),
            models.CheckConstraint(
                condition=models.Q(width__gt=0, height__gt=0), name="books_artwork_has_pixels"
            ),
            models.CheckConstraint(
                condition=models.Q(origin__in=[origin.value for origin in Origin]),
                name="books_artwork_origin_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(draft=False) | models.Q(scene__isnull=False),
                name="books_artwork_draft_is_of_a_scene",
            ),
            models.UniqueConstraint(
                fields=["scene", "version"], name="books_artwork_version_once_per_scene"
            ),
            models.UniqueConstraint(
                fields=["character", "version"], name="books_artwork_version_once_per_character"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.width} x {self.height} px, version {self.version}"


class Rendition(PublisherOwned):
    """A small WebP picture of an artwork, its longer edge in pixels."""

    artwork = models.ForeignKey(Artwork, on_delete=models.CASCADE, related_name="renditions")
    edge = models.PositiveSmallIntegerField()
    file = models.CharField(max_length=200)

    class Meta(PublisherOwned.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["artwork", "edge"], name="books_rendition_once_per_edge"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edge} px"
