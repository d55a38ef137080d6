"""What was seen on a returned picture, for programs."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from books.api.door import Door
from books.api.operation import operation
from books.enums import Act
from illustration.api.check_shapes import ChecksTold
from illustration.models import PictureCheck


class ArtworkChecks(Door):
    """What was seen on one picture."""

    tag = "Pictures"

    @operation("get_checks", Act.SEE, gives=ChecksTold)
    def get(self, request: Request, artwork: int) -> Response:
        """Tell what was seen on a picture; 404 where it was not looked at, or not yet."""
        return self.told(get_object_or_404(PictureCheck, artwork=artwork))
