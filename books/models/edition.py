"""One way of printing a book: language, printer, trim, bleed, stock."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils import timezone

from books.models.book import Book
from books.tenancy import PublisherOwned


class Edition(PublisherOwned):
    """Page plan, text, layout and print runs hang here; pictures do not."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveSmallIntegerField(default=1)
    language = models.CharField(max_length=20)
    # The book's title in this language; "" where it is the book's own.
    title = models.CharField(max_length=200, blank=True)
    format = models.CharField(max_length=20, default="paperback")
    printer = models.CharField(max_length=60)
    trim = models.CharField(max_length=20)
    bleed = models.BooleanField(default=True)
    stock = models.CharField(max_length=40)
    isbn = models.CharField(max_length=13, blank=True)
    body_pt = models.DecimalField(max_digits=4, decimal_places=1, default=18)
    arrangement = models.CharField(max_length=20, default="facing")
    plan_reasons: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    credits: models.JSONField[Any, Any] = models.JSONField(default=list)
    # Every date inside a print file is this one (docs/decisions/0004), so it can be given.
    created_at = models.DateTimeField(default=timezone.now)

    class Meta(PublisherOwned.Meta):
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["book", "number"], name="books_edition_number_once_per_book"
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="books_edition_number_is_positive"
            ),
            models.CheckConstraint(
                condition=models.Q(body_pt__gte=14), name="books_story_text_is_never_under_14_pt"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.book}, edition {self.number}"

    @property
    def shown_title(self) -> str:
        """The title as this edition's readers see it."""
        return self.title or self.book.title
