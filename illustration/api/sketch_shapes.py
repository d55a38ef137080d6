"""A scene's sketch as the API asks for it and tells it."""

from __future__ import annotations

from rest_framework import serializers

from books.api.serializers.uploads import PictureField
from books.api.shapes import Asked, Told


class SketchTold(Told):
    """A scene's sketch as it is kept: a JPEG of at most 1536 pixels."""

    width = serializers.IntegerField(source="sketch.width")
    height = serializers.IntegerField(source="sketch.height")
    sha256 = serializers.CharField(source="sketch.sha256")
    created_at = serializers.DateTimeField(source="sketch.created_at")
    goes_along = serializers.BooleanField(
        source="going.along", help_text="Whether the scene's next whole picture is asked with it."
    )
    sentence = serializers.CharField(
        source="going.sentence", help_text="As which reference it goes along, or why it does not."
    )


class SketchFileAsked(Asked):
    """A drawing: JPEG, PNG, WebP or TIFF, at most 40 MB."""

    sketch = PictureField()
