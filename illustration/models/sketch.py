"""A sketch of a scene: it shows a model where things go, and is never printed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from books.models import Scene
from books.tenancy import PublisherOwned


class Sketch(PublisherOwned):
    """The one sketch of a scene, an RGB picture; a new one takes its place.

    It is no artwork, so that nothing can approve it, lay it out or press it.
    """

    scene = models.OneToOneField(Scene, on_delete=models.CASCADE, related_name="sketch")
    file = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta(PublisherOwned.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(width__gt=0, height__gt=0), name="illustration_sketch_has_pixels"
            ),
            models.CheckConstraint(condition=~Q(file=""), name="illustration_sketch_has_its_file"),
        ]

    def __str__(self) -> str:
        return f"sketch of {self.scene}, {self.width} x {self.height} px"
