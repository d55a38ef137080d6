"""Words that stop no prompt of a book any more, because its owner said so."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from books.models import Book
from books.tenancy import PublisherOwned


class ReleasedWords(PublisherOwned):
    """Who let which words go in one book, and why; another book asks anew."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="released_words")
    words = models.CharField(max_length=200)
    # The words without case, accents and marks (illustration.studio.folding.key_of).
    key = models.CharField(max_length=200)
    reason = models.TextField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta(PublisherOwned.Meta):
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["book", "key"], name="illustration_words_released_once_per_book"
            ),
            models.CheckConstraint(
                condition=~Q(key="") & ~Q(reason=""),
                name="illustration_released_words_have_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.words
