"""The unit of art: a brief, a cast, a state, an approved picture."""

from __future__ import annotations

from django.db import models

from books.enums import BriefOrigin, SceneKind, SceneState
from books.models.book import Book
from books.tenancy import PublisherOwned


class Scene(PublisherOwned):
    """One picture of the book, whatever page or pages show it. Position 0 is the front cover."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="scenes")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, default=SceneKind.PAGE.value)
    state = models.CharField(max_length=20, default=SceneState.PLANNED.value)
    brief = models.TextField(blank=True)
    brief_origin = models.CharField(max_length=20, default=BriefOrigin.PROPOSED.value)
    light = models.CharField(max_length=40, blank=True)
    # Boxes (x0, y0, x1, y1) as fractions of the picture from its top left, where words will lie.
    text_room: models.JSONField[list[list[float]], list[list[float]]] = models.JSONField(
        default=list
    )
    artwork = models.ForeignKey(
        "books.Artwork", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Words the picture bears itself, letter for letter: a cover, a sign. Off unless typed.
    exact_text = models.CharField(max_length=120, blank=True)
    note = models.TextField(blank=True)
    # Counts the savings of brief, cast, outfits, exact words and light: a stale form is told.
    version = models.PositiveIntegerField(default=1)

    class Meta(PublisherOwned.Meta):
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["book", "position"], name="books_scene_position_once_per_book"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in SceneKind]),
                name="books_scene_kind_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in SceneState]),
                name="books_scene_state_is_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=SceneState.APPROVED.value)
                | models.Q(artwork__isnull=False),
                name="books_approved_scene_has_artwork",
            ),
        ]

    def __str__(self) -> str:
        return f"Scene {self.position}"
