"""A character's locked traits, and the scenes it plays in."""

from __future__ import annotations

from django.db import models

from books.models.book import Book
from books.models.scene import Scene
from books.tenancy import PublisherOwned


class Character(PublisherOwned):
    """Someone in the book. `sheet` is the approved picture that defines how it looks."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="characters")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=80)
    # The trait words of decisions.md 3: body, eyes, wears, build, hair, skin, age, marks.
    traits: models.JSONField[dict[str, str | list[str]], dict[str, str | list[str]]] = (
        models.JSONField(default=dict)
    )
    sheet = models.ForeignKey(
        "books.Artwork", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Counts the savings of name, kind and traits, so that a stale form is told.
    version = models.PositiveIntegerField(default=1)

    class Meta(PublisherOwned.Meta):
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["book", "name"], name="books_character_name_once_per_book"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Casting(PublisherOwned):
    """A character in a scene, in the order of the brief, with its outfit there.

    `wears` and `holds` are of this scene alone: the character's own traits stay as they are.
    """

    scene = models.ForeignKey(Scene, on_delete=models.CASCADE, related_name="castings")
    character = models.ForeignKey(Character, on_delete=models.CASCADE, related_name="castings")
    position = models.PositiveSmallIntegerField()
    wears: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    holds: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)

    class Meta(PublisherOwned.Meta):
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["scene", "character"], name="books_character_cast_once_per_scene"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.character} in scene {self.scene.position}"
