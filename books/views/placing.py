"""A book's handed-in pictures: those on no scene yet, and the placing of each."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from books.enums import SceneState
from books.handing_in import Place, shown, unplaced_of
from books.models import Artwork, Book, Scene
from books.operations.uploads import place_artwork
from books.showing import SCENE
from books.views.answering import answer
from books.views.finding import find_book, find_scene, member_of
from books.views.links import pictures_url

A_SCREENFUL = 60


@require_safe
def pictures(request: HttpRequest, book: str) -> HttpResponse:
    """Show a book's pictures that are on no scene, and what was handed in."""
    return show_pictures(request, find_book(book))


@require_POST
def place_picture(request: HttpRequest, book: str, artwork: int) -> HttpResponse:
    """Make an unplaced picture a candidate of the scene that was chosen."""
    found = find_book(book)
    picture = get_object_or_404(Artwork, pk=artwork, book=found)
    position = request.POST.get("scene", "")
    if not (position.isascii() and position.isdigit() and len(position) < 6):
        raise Http404
    scene = find_scene(book, int(position))
    return answer(
        request,
        lambda: place_artwork(artwork=picture, scene=scene, by=member_of(request)),
        told=lambda _none: (
            _("%(name)s is a candidate of scene %(n)s now.")
            % {"name": picture.source_name, "n": scene.position}
        ),
        then=pictures_url(found),
        again=lambda status: show_pictures(request, find_book(book), status),
    )


def show_pictures(request: HttpRequest, book: Book, status: int = 200) -> HttpResponse:
    """Render the screen of a book's pictures; another status follows a deed that failed."""
    scenes = Scene.objects.filter(book=book).order_by("position")
    told = {
        "book": book,
        "unplaced": list(unplaced_of(book)),
        "scenes": [(scene, SCENE[SceneState(scene.state)].word) for scene in scenes],
        "uploads": shown(Place(book).uploads()[:A_SCREENFUL]),
        "tab": "book",
    }
    return render(request, "books/uploads.html", told, status=status)
