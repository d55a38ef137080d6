"""A scene's sketch: shown, handed in, taken away."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponseBase
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from books.api.door import Door
from books.api.files import picture_file
from books.api.operation import FORM, operation
from books.enums import Act
from books.models import Member, Scene
from books.rules import may
from books.views.finding import find_scene
from illustration.api.sketch_shapes import SketchFileAsked, SketchTold
from illustration.models import Sketch
from illustration.operations.sketching import (
    MOST_BYTES,
    hand_in_sketch,
    refuse_large,
    take_sketch_away,
)
from illustration.sketch_showing import going
from illustration.sketches import sketch_of

# What stands around the file in a form.
AROUND = 100_000


class SceneSketch(Door):
    """A scene's sketch."""

    tag = "Drawing"
    parser_classes = [MultiPartParser]
    largest = MOST_BYTES + AROUND

    @operation("get_sketch", Act.SEE, gives=SketchTold)
    def get(self, request: Request, book: str, position: int) -> Response:
        """Tell a scene's sketch, and whether it goes along with the next picture."""
        scene = find_scene(book, position)
        return self.told(_told(scene, _found(scene), self.member))

    @operation(
        "hand_in_sketch", Act.EDIT, gives=SketchTold, asks={FORM: SketchFileAsked}, at_once=False
    )
    def put(self, request: Request, book: str, position: int) -> Response:
        """Hand in a scene's sketch, in place of the one there was.

        It goes along with each request for a whole picture of the scene, as its last reference,
        and is never printed. Requests made before keep the one they had.
        """
        scene, file = find_scene(book, position), self.asked()["sketch"]
        refuse_large(file.size)
        sketch = hand_in_sketch(scene=scene, by=self.member, data=file.read())
        return self.told(_told(scene, sketch, self.member))

    @operation("take_sketch_away", Act.EDIT)
    def delete(self, request: Request, book: str, position: int) -> Response:
        """Take a scene's sketch away; requests made before keep it."""
        take_sketch_away(scene=find_scene(book, position), by=self.member)
        return Response(status=204)


class SketchFile(Door):
    """A sketch's own file."""

    tag = "Drawing"

    @operation("download_sketch", Act.SEE, gives=("image/jpeg",))
    def get(self, request: Request, book: str, position: int) -> HttpResponseBase:
        """Download a scene's sketch as it goes along."""
        return picture_file(_found(find_scene(book, position)).file)


def _found(scene: Scene) -> Sketch:
    sketch = sketch_of(scene)
    if sketch is None:
        raise Http404
    return sketch


def _told(scene: Scene, sketch: Sketch, member: Member) -> dict[str, Any]:
    told = going(scene, sketch, costs=may(member, Act.COSTS))
    return {"sketch": sketch, "going": told}
