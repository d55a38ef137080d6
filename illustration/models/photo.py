"""A child's photo for one character's sheet: consent, a day at most, and what is left of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from books.models import Character
from books.tenancy import PublisherOwned
from illustration.enums import PhotoEnd

A_DAY = timedelta(hours=24)


class ChildPhoto(PublisherOwned):
    """What is known of a photo. The picture itself lies in a folder that no backup takes.

    The row is committed before its file is stored and emptied after its file is gone, so that no
    crash leaves a file without a row. It outlives character and title: it is the receipt.
    """

    # As in the ledger: no key in the database, so that a character taken out changes nothing.
    character = models.ForeignKey(
        Character, on_delete=models.DO_NOTHING, db_constraint=False, related_name="photos"
    )
    # Whom it was for: "Mia in The Lantern Owl".
    subject = models.CharField(max_length=300)
    # Where the cleaned picture lies; "" once it is deleted.
    file = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64)
    bytes = models.PositiveIntegerField()
    consent_by = models.CharField(max_length=160)
    consent_words = models.TextField()
    consent_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    uploaded_at = models.DateTimeField()
    due_at = models.DateTimeField()
    # When the file was whole; until then it goes with no request.
    kept_at = models.DateTimeField(null=True, blank=True)
    # When its end was decided; from then on nothing reads it.
    ending_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    deleted_why = models.CharField(max_length=20, blank=True)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    receipt: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(
        default=dict, blank=True
    )

    class Meta(PublisherOwned.Meta):
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(deleted_at__isnull=True) & ~Q(file=""))
                | Q(deleted_at__isnull=False, file=""),
                name="illustration_photo_file_ends_with_it",
            ),
            models.UniqueConstraint(
                fields=["character"],
                condition=Q(deleted_at__isnull=True),
                name="illustration_photo_living_once_per_character",
            ),
            models.CheckConstraint(
                condition=Q(due_at__lte=F("uploaded_at") + A_DAY),
                name="illustration_photo_lives_a_day_at_most",
            ),
            models.CheckConstraint(
                condition=Q(ending_at__isnull=True, deleted_at__isnull=True, deleted_why="")
                | (Q(ending_at__isnull=False) & Q(deleted_why__in=[why.value for why in PhotoEnd])),
                name="illustration_photo_end_has_its_reason",
            ),
            models.CheckConstraint(
                condition=~Q(consent_by="") & ~Q(consent_words=""),
                name="illustration_photo_has_consent",
            ),
        ]

    def __str__(self) -> str:
        return f"photo for {self.subject}"
