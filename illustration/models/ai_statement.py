"""What a person says of who made an edition's words and the pictures that were handed in."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from books.models import Edition
from books.tenancy import PublisherOwned
from illustration.authorship import OF_PICTURES, Authorship

ALL = [each.value for each in Authorship]


class AiStatement(PublisherOwned):
    """A person's statement on one edition; what requests tell is never stored here."""

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="ai_statement")
    version = models.PositiveIntegerField(default=0)
    # illustration.authorship.Authorship each, with the tools' names where there were any.
    text = models.CharField(max_length=12, blank=True)
    text_tools = models.CharField(max_length=300, blank=True)
    translation = models.CharField(max_length=12, blank=True)
    translation_tools = models.CharField(max_length=300, blank=True)
    pictures = models.CharField(max_length=12, blank=True)
    pictures_tools = models.CharField(max_length=300, blank=True)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    said_at = models.DateTimeField(null=True, blank=True)
    # The sha256 of the words that a person put on the copyright page in words of his or her own.
    settled_hash = models.CharField(max_length=64, blank=True)

    class Meta(PublisherOwned.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(text__in=ALL, translation__in=ALL),
                name="illustration_statement_of_words_is_known",
            ),
            models.CheckConstraint(
                condition=Q(pictures__in=[each.value for each in OF_PICTURES]),
                name="illustration_statement_of_pictures_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"statement on {self.edition}"
