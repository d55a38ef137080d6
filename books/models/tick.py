"""One item of the checklist, ticked for one picture by one person."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from books.enums import CheckItem
from books.models.artwork import Artwork
from books.tenancy import PublisherOwned


class Tick(PublisherOwned):
    """Bound to the artwork, so that a new picture is looked at anew."""

    artwork = models.ForeignKey(Artwork, on_delete=models.CASCADE, related_name="ticks")
    item = models.CharField(max_length=20)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta(PublisherOwned.Meta):
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["artwork", "item"], name="books_item_ticked_once_per_artwork"
            ),
            models.CheckConstraint(
                condition=Q(item__in=[item.value for item in CheckItem]),
                name="books_tick_item_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.item
