"""What was seen on a picture when it came back."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from books.models import Artwork
from books.tenancy import PublisherOwned
from illustration.enums import Verdict


class PictureCheck(PublisherOwned):
    """Findings on one picture and whether its figures are as on their sheets, with evidence."""

    artwork = models.OneToOneField(Artwork, on_delete=models.CASCADE, related_name="check_up")
    verdict = models.CharField(max_length=12)
    # illustration.checks findings as JSON.
    findings: models.JSONField[list[Any], list[Any]] = models.JSONField(default=list)
    # {"name", ...illustration.drift judgement} of each character of the scene.
    figures: models.JSONField[list[Any], list[Any]] = models.JSONField(default=list)
    # A person should look: somebody drifted, or a finding is graver than a warning.
    flagged = models.BooleanField(default=False)
    looked_at = models.DateTimeField(auto_now_add=True)
    # Who looked at a flagged picture and found it fine.
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    cleared_at = models.DateTimeField(null=True, blank=True)

    class Meta(PublisherOwned.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict__in=[verdict.value for verdict in Verdict]),
                name="illustration_check_verdict_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verdict}: {self.artwork}"
