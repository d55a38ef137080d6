"""Pictures handed in."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from rest_framework import serializers

from books.api.shapes import Asked, Told
from books.api.words import LARGEST_WHOLE, Word
from books.enums import UploadState


class UploadTold(Told):
    """A picture that was handed in, until a worker has read it."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    bytes = serializers.IntegerField()
    state = Word(UploadState)
    sentence = serializers.CharField(
        allow_blank=True, help_text="Why it was refused, or what was done to the picture."
    )
    scene = serializers.IntegerField(source="scene.position", default=None, allow_null=True)
    character = serializers.IntegerField(source="character.position", default=None, allow_null=True)
    artwork = serializers.IntegerField(source="artwork_id", allow_null=True)
    created_at = serializers.DateTimeField()


class PictureField(serializers.FileField):
    """A file; a part without a file's name has none to be told by."""

    def __init__(self) -> None:
        super().__init__(allow_empty_file=True)

    def to_internal_value(self, data: Any) -> Any:
        """Return a file with a name and a size."""
        if isinstance(data, str):
            data = SimpleUploadedFile("unnamed", data.encode())
        return super().to_internal_value(data)


class PictureAsked(Asked):
    """A picture: JPEG, PNG, WebP or TIFF. With neither scene nor character it is kept unplaced."""

    picture = PictureField()
    scene = serializers.IntegerField(min_value=0, max_value=LARGEST_WHOLE, required=False)
    character = serializers.IntegerField(min_value=1, max_value=LARGEST_WHOLE, required=False)


class PlaceArtworkAsked(Asked):
    """The scene an unplaced picture is for."""

    scene = serializers.IntegerField(min_value=0, max_value=LARGEST_WHOLE)
