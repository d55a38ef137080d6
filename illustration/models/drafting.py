"""Whether drafts come first, where a person said so."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from books.models import Book
from books.tenancy import PublisherOwned


class Drafting(PublisherOwned):
    """A person's word for one book, or for all titles of a publisher (without a book).

    Without a row the price decides (studio.roles.drafts_first).
    """

    book = models.OneToOneField(
        Book, null=True, blank=True, on_delete=models.CASCADE, related_name="drafting"
    )
    first = models.BooleanField()

    class Meta(PublisherOwned.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["publisher"],
                condition=Q(book__isnull=True),
                name="illustration_drafting_once_per_publisher",
            ),
        ]

    def __str__(self) -> str:
        return "drafts first" if self.first else "no drafts"
