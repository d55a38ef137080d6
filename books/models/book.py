"""One work: its title, its style, the people to credit."""

from __future__ import annotations

from django.db import models

from books.enums import ContributorRole
from books.tenancy import PublisherOwned


class Book(PublisherOwned):
    """One work. Characters, scenes and artwork hang here; page plans hang on its editions."""

    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    language = models.CharField(max_length=20, default="en")
    style = models.TextField(blank=True)
    source_sha256 = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta(PublisherOwned.Meta):
        ordering = ["title", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["publisher", "slug"], name="books_slug_once_per_publisher"
            ),
            models.CheckConstraint(condition=~models.Q(title=""), name="books_book_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title


class Contributor(PublisherOwned):
    """A person to credit, in the order of the title page."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="contributors")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=160)
    role = models.CharField(max_length=20)

    class Meta(PublisherOwned.Meta):
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["book", "position"], name="books_contributor_position_once_per_book"
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in ContributorRole]),
                name="books_contributor_role_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.role}"
