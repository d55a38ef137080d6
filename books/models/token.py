"""A program's key to one publisher, and the answers it was given."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from books.enums import Role
from books.models.publisher import Member
from books.tenancy import PublisherOwned


class ApiToken(PublisherOwned):
    """Acts for its member with `role`. The token is shown once; only its sha256 is kept."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=80)
    role = models.CharField(max_length=20)
    # The first characters, so that a person tells tokens apart.
    prefix = models.CharField(max_length=12)
    sha256 = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta(PublisherOwned.Meta):
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in Role]),
                name="books_token_role_is_known",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="books_token_has_a_name"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"


class RememberedAnswer(PublisherOwned):
    """What an unsafe call with an idempotency key was answered; `status` 0 while it runs."""

    token = models.ForeignKey(ApiToken, on_delete=models.CASCADE, related_name="answers")
    key = models.CharField(max_length=80)
    # Of method, path and body: the same key for another request is refused.
    request_sha256 = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    body = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta(PublisherOwned.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["token", "key"], name="books_idempotency_key_once_per_token"
            ),
            models.CheckConstraint(condition=~Q(key=""), name="books_idempotency_key_is_given"),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.status}"
