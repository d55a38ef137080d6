"""A printer profile of the publisher's own: a row of the same shape as the press's TOML files."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from books.tenancy import PublisherOwned


class OwnPrinter(PublisherOwned):
    """One version of a profile; a change is a further row, so that a print run keeps its own."""

    # "own-" and a slug, so that it is never mistaken for a profile of the press.
    key = models.CharField(max_length=60)
    version = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=120)
    # What printing.press.profile.profile_from_table reads.
    table: models.JSONField[Any, Any] = models.JSONField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta(PublisherOwned.Meta):
        ordering = ["key", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["publisher", "key", "version"],
                name="books_own_printer_version_once_per_key",
            ),
            models.CheckConstraint(
                condition=models.Q(key__startswith="own-"), name="books_own_printer_key_says_own"
            ),
            models.CheckConstraint(
                condition=models.Q(version__gte=1), name="books_own_printer_version_is_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.version}"
