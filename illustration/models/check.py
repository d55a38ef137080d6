"""What was seen on a picture when it came back."""

from __future__ import annotations

from typing import Any

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
    looked_at = models.DateTimeField(auto_now_add=True)

    class Meta(PublisherOwned.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict__in=[verdict.value for verdict in Verdict]),
                name="illustration_check_verdict_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verdict}: {self.artwork}"
