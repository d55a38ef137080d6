"""A title in the making: what the wizard was told so far, before any book is saved."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from books.models.book import Book
from books.tenancy import PublisherOwned


class Proposal(PublisherOwned):
    """One person's answers, kept from step to step; `book` once it was made."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Step name to that step's answers.
    answers: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)
    manuscript_name = models.CharField(max_length=200, blank=True)
    # The manuscript as received, in the storage; "" before that step.
    file = models.CharField(max_length=200, blank=True)
    book = models.ForeignKey(
        Book, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta(PublisherOwned.Meta):
        ordering = ["-changed_at", "-id"]

    def __str__(self) -> str:
        return self.manuscript_name or "a title in the making"
