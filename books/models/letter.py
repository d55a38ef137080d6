"""One letter of a picture's exact words, ticked by one person."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from books.models.artwork import Artwork
from books.tenancy import PublisherOwned


class LetterTick(PublisherOwned):
    """Bound to the picture and to the words it was compared with: others are compared anew."""

    artwork = models.ForeignKey(Artwork, on_delete=models.CASCADE, related_name="letter_ticks")
    text = models.CharField(max_length=120)
    # Of illustration.studio.letters.letters_of, from 0.
    number = models.PositiveSmallIntegerField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta(PublisherOwned.Meta):
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["artwork", "text", "number"], name="books_letter_ticked_once_per_artwork"
            ),
        ]

    def __str__(self) -> str:
        return f"letter {self.number} of “{self.text}”"
