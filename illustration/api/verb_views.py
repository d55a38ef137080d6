"""Having a picture drawn again: a part of it, in another style, once more, from another brief."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from books.api.door import Door
from books.api.operation import operation
from books.enums import Act
from books.models import Artwork
from books.views.finding import find_scene
from illustration.api.serializers import AttemptTold
from illustration.api.verb_shapes import PartAnewAsked, RestyleAsked, RewriteAsked
from illustration.operations import verbs


class RedrawPart(Door):
    """A part of a scene's picture, drawn anew."""

    tag = "Drawing"

    @operation(
        "redraw_part", Act.DRAW, gives=AttemptTold, asks=PartAnewAsked, status=202, draws=True
    )
    def post(self, request: Request, book: str, position: int) -> Response:
        """Have marked places of a picture drawn anew.

        What comes back is laid into the picture; outside the places not a pixel changes, and the
        attempt keeps the proof.
        """
        scene, asked = find_scene(book, position), self.asked()
        artwork = get_object_or_404(Artwork, pk=asked["artwork"])
        return self.told(
            verbs.edit_region(
                scene=scene,
                artwork=artwork,
                boxes=asked["boxes"],
                change=asked["change"],
                by=self.member,
            )
        )


class Restyle(Door):
    """A scene's picture in another style."""

    tag = "Drawing"

    @operation(
        "restyle_scene", Act.DRAW, gives=AttemptTold, asks=RestyleAsked, status=202, draws=True
    )
    def post(self, request: Request, book: str, position: int) -> Response:
        """Have the same picture drawn in another style; the title keeps its own."""
        scene, asked = find_scene(book, position), self.asked()
        artwork = get_object_or_404(Artwork, pk=asked["artwork"])
        return self.told(
            verbs.restyle(scene=scene, artwork=artwork, style=asked["style"], by=self.member)
        )


class Regenerate(Door):
    """A scene once more."""

    tag = "Drawing"

    @operation("regenerate_scene", Act.DRAW, gives=AttemptTold, status=202, draws=True)
    def post(self, request: Request, book: str, position: int) -> Response:
        """Have a scene drawn once more from the same words; no reason goes along."""
        return self.told(verbs.regenerate(scene=find_scene(book, position), by=self.member))


class Rewrite(Door):
    """A scene from another brief."""

    tag = "Drawing"

    @operation(
        "rewrite_scene", Act.DRAW, gives=AttemptTold, asks=RewriteAsked, status=202, draws=True
    )
    def post(self, request: Request, book: str, position: int) -> Response:
        """Write a scene's brief anew and have it drawn, both or neither."""
        scene, asked = find_scene(book, position), self.asked()
        return self.told(verbs.rewrite(scene=scene, brief=asked["brief"], by=self.member))
