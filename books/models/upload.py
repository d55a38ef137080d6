"""A picture somebody handed in, until a worker has read it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from books.enums import UploadState
from books.models.artwork import Artwork
from books.models.book import Book
from books.models.character import Character
from books.models.scene import Scene
from books.tenancy import PublisherOwned


class Upload(PublisherOwned):
    """The bytes as received. Once read it is an artwork, or refused with its sentence."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="uploads")
    scene = models.ForeignKey(
        Scene, null=True, blank=True, on_delete=models.CASCADE, related_name="uploads"
    )
    character = models.ForeignKey(
        Character, null=True, blank=True, on_delete=models.CASCADE, related_name="uploads"
    )
    name = models.CharField(max_length=200)
    # Where the received bytes are; "" once they were read and thrown away.
    file = models.CharField(max_length=200, blank=True)
    bytes = models.PositiveBigIntegerField()
    state = models.CharField(max_length=20, default=UploadState.WAITING.value)
    # Why it was refused, or what was done to the picture (colours converted, turned upright).
    sentence = models.TextField(blank=True)
    artwork = models.ForeignKey(
        Artwork, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    tries = models.PositiveSmallIntegerField(default=0)
    held_by = models.CharField(max_length=120, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta(PublisherOwned.Meta):
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in UploadState]),
                name="books_upload_state_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(state=UploadState.TAKEN.value) | Q(artwork__isnull=False),
                name="books_taken_upload_has_artwork",
            ),
            models.CheckConstraint(
                condition=~Q(state=UploadState.REFUSED.value) | ~Q(sentence=""),
                name="books_refused_upload_says_why",
            ),
            models.CheckConstraint(
                condition=Q(scene__isnull=True) | Q(character__isnull=True),
                name="books_upload_has_one_subject",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.state}"
