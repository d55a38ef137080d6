"""Whom pictures are asked of: a provider's account, a publisher's key to it, a model's health."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from books.tenancy import PublisherOwned
from illustration.enums import Pause


class Account(models.Model):
    """What a provider sees: one key at one address, whichever publishers have put it in.

    It belongs to no publisher, since several may share a key: its pace, its pauses and the one
    pump that talks to it are theirs together. The key itself is never in this row.
    """

    wire = models.CharField(max_length=30)
    base = models.CharField(max_length=300)
    # HMAC-SHA256 of wire, address and key under the installation's secret.
    fingerprint = models.CharField(max_length=64)
    # The provider's published pace, pictures a minute, and how many it takes at once.
    per_minute = models.PositiveIntegerField(default=20)
    burst = models.PositiveSmallIntegerField(default=5)
    at_once = models.PositiveSmallIntegerField(default=64)
    tokens = models.FloatField(default=0)
    filled_at = models.DateTimeField(null=True, blank=True)
    blocked_until = models.DateTimeField(null=True, blank=True)
    paused_for = models.CharField(max_length=10, blank=True)
    paused_words = models.TextField(blank=True)
    pumped_by = models.CharField(max_length=120, blank=True)
    pumped_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["fingerprint"], name="illustration_account_once_per_key"
            ),
            models.CheckConstraint(
                condition=Q(per_minute__gte=1, burst__gte=1, at_once__gte=1),
                name="illustration_account_takes_some_pictures",
            ),
            models.CheckConstraint(
                condition=Q(paused_for__in=["", *(pause.value for pause in Pause)]),
                name="illustration_account_pause_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wire} at {self.base}"


class ModelPulse(models.Model):
    """How one model at one account is doing: its usual time, its last answers, its breaker."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="pulses")
    model = models.CharField(max_length=80)
    # An exponentially weighted mean of seconds from sending to a finished picture; 0 = not known.
    usual_seconds = models.FloatField(default=0)
    # "+" for an answer, "-" for a failure of the provider's own; the latest last.
    recent = models.CharField(max_length=20, blank=True)
    openings = models.PositiveSmallIntegerField(default=0)
    open_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "model"], name="illustration_pulse_once_per_model"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.model} at {self.account}"


class ProviderKey(PublisherOwned):
    """A publisher's key to a provider's account, sealed; a change is a further row."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="keys")
    title = models.CharField(max_length=80)
    # Fernet, under a key derived from the installation's secret and the publisher's number.
    sealed = models.TextField()
    ending = models.CharField(max_length=4, blank=True)
    # A providers.wire.talk.Carriage; empty until the key was tested.
    carriage = models.CharField(max_length=12, blank=True)
    # Names of hosts that finished pictures may be fetched from.
    result_hosts: models.JSONField[list[Any], list[Any]] = models.JSONField(default=list)
    tested_at = models.DateTimeField(null=True, blank=True)
    test_words = models.TextField(blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta(PublisherOwned.Meta):
        ordering = ["title", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["publisher", "account"],
                condition=Q(retired_at__isnull=True),
                name="illustration_key_in_use_once_per_publisher",
            ),
            models.CheckConstraint(
                condition=Q(retired_at__isnull=True) | Q(retired_at__gte=F("added_at")),
                name="illustration_key_retires_after_it_came",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} (…{self.ending})"
