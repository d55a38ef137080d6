"""A scene's sketch at the desk: handed in, taken away, and its picture for members alone."""

from __future__ import annotations

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
)
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from books.api.files import picture_file
from books.enums import Act
from books.errors import Refused
from books.models import Scene
from books.rules import require
from books.views.answering import answer
from books.views.finding import find_scene, member_of
from books.views.links import scene_url
from illustration.models import Sketch
from illustration.operations import sketching
from illustration.sketches import sketch_of
from illustration.views.scene import show_scene


@require_POST
def hand_in_sketch(request: HttpRequest, book: str, position: int) -> HttpResponse:
    """Take a file as the scene's sketch, in place of the one there was."""
    scene = find_scene(book, position)
    return answer(
        request,
        lambda: _take(request, scene),
        told=lambda _sketch: _("Scene %(n)s has its sketch.") % {"n": position},
        then=scene_url(scene, member_of(request).publisher.slug),
        again=lambda status: show_scene(request, find_scene(book, position), status),
    )


@require_POST
def take_sketch_away(request: HttpRequest, book: str, position: int) -> HttpResponse:
    """Take the scene's sketch away."""
    scene = find_scene(book, position)
    return answer(
        request,
        lambda: sketching.take_sketch_away(scene=scene, by=member_of(request)),
        told=lambda _none: _("Scene %(n)s has no sketch any more.") % {"n": position},
        then=scene_url(scene, member_of(request).publisher.slug),
        again=lambda status: show_scene(request, find_scene(book, position), status),
    )


@require_safe
def sketch_picture(request: HttpRequest, book: str, position: int) -> HttpResponseBase:
    """Answer the scene's sketch as it is kept."""
    sketch = sketch_of(find_scene(book, position))
    if sketch is None:
        raise Http404
    tag = f'"{sketch.sha256[:32]}"'
    same = request.headers.get("If-None-Match") == tag
    shown: HttpResponseBase = HttpResponseNotModified() if same else picture_file(sketch.file)
    shown["ETag"] = tag
    # Another one may stand at this address a moment later.
    shown["Cache-Control"] = "private, no-cache"
    return shown


def _take(request: HttpRequest, scene: Scene) -> Sketch:
    by = member_of(request)
    require(by, Act.EDIT)
    file = request.FILES.get("sketch")
    if file is None:
        raise Refused(_("Choose a sketch. Nothing was handed in."))
    sketching.refuse_large(file.size or 0)
    return sketching.hand_in_sketch(scene=scene, by=by, data=file.read())
