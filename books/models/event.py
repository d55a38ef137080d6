"""The append-only record of who did what, when."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models

from books.tenancy import PublisherOwned


class Event(PublisherOwned):
    """One act. Rows are only ever added, and outlive the book they tell of."""

    # Nothing for an act on the publisher itself. The database holds no key to the book, so that a
    # deleted title leaves its record as it is, neither deleted nor changed.
    book = models.ForeignKey(
        "books.Book",
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="events",
    )
    what = models.CharField(max_length=40)
    # Room for a person's address, and for the numbers of many pages.
    subject = models.CharField(max_length=300)
    from_state = models.CharField(max_length=200, blank=True)
    to_state = models.CharField(max_length=200, blank=True)
    # Nobody for what a worker did by itself.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    note = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta(PublisherOwned.Meta):
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["book", "-id"], name="books_event_newest_of_book"),
            models.Index(fields=["publisher", "-id"], name="books_event_newest_of_house"),
        ]

    def __str__(self) -> str:
        return f"{self.what}: {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row; a row that exists already is refused."""
        if self.pk is not None:
            raise TypeError("events are only added, never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: what happened stays on record."""
        raise TypeError("events are only added, never deleted")
