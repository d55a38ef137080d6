"""Which model draws what, for a publisher and for a single book."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from books.models import Book
from books.tenancy import PublisherOwned
from illustration.models.account import ProviderKey


class Route(PublisherOwned):
    """The model of a role; with a book it holds for that book alone.

    `way` is the way out a person took where the model cannot draw a picture whole.
    """

    book = models.ForeignKey(
        Book, null=True, blank=True, on_delete=models.CASCADE, related_name="routes"
    )
    # illustration.studio.roles.Role
    role = models.CharField(max_length=10)
    # A row of the catalog of models, or "offline".
    model = models.CharField(max_length=80)
    quality = models.CharField(max_length=10, blank=True)
    way = models.CharField(max_length=12, blank=True)
    key = models.ForeignKey(
        ProviderKey, null=True, blank=True, on_delete=models.PROTECT, related_name="routes"
    )

    class Meta(PublisherOwned.Meta):
        ordering = ["role", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["book", "role"], name="illustration_route_role_once_per_book"
            ),
            models.UniqueConstraint(
                fields=["publisher", "role"],
                condition=Q(book__isnull=True),
                name="illustration_route_role_once_per_publisher",
            ),
            models.CheckConstraint(
                condition=Q(model="offline", key__isnull=True)
                | (~Q(model="offline") & Q(key__isnull=False)),
                name="illustration_route_that_costs_has_a_key",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.model}"
