"""A place kept for somebody who is asked to join a publisher."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from books.enums import Role
from books.tenancy import PublisherOwned


class Invitation(PublisherOwned):
    """An address, a role and a link that opens once. Only the link's hash is kept."""

    email = models.EmailField()
    name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=20)
    token_sha256 = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta(PublisherOwned.Meta):
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["publisher", "email"],
                condition=Q(accepted_at__isnull=True, withdrawn_at__isnull=True),
                name="books_one_open_invitation_per_address",
            ),
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in Role]),
                name="books_invitation_role_is_known",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="books_invitation_is_accepted_or_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} as {self.role}"
