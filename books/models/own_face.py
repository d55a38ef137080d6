"""A typeface of the publisher's own, looked at and kept."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from books.tenancy import PublisherOwned


class OwnFace(PublisherOwned):
    """A font file whose maker allows it in a print file; it is never deleted, only retired."""

    # Family and style as the file itself tells them.
    title = models.CharField(max_length=210)
    file = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    bytes = models.PositiveIntegerField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta(PublisherOwned.Meta):
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["publisher", "sha256"], name="books_own_face_once_per_publisher"
            ),
        ]

    def __str__(self) -> str:
        return self.title
