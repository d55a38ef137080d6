"""Having a picture drawn again: a part of it, in another style, once more, from another brief."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from books.models import Artwork, Scene
from books.views.answering import answer
from books.views.finding import find_scene, member_of
from books.views.links import scene_url
from books.views.subjects import EDGES, Row
from illustration.again import part_of
from illustration.models import Attempt
from illustration.operations import verbs
from illustration.studio.marking import MOST_BOXES
from illustration.views.scene import show_scene


@require_http_methods(["GET", "HEAD", "POST"])
def redraw_part(request: HttpRequest, book: str, position: int, artwork: int) -> HttpResponse:
    """Show a picture to mark places in, or have the marked ones drawn anew."""
    scene = find_scene(book, position)
    picture = get_object_or_404(Artwork, pk=artwork, scene=scene)
    if request.method != "POST":
        return _show(request, scene, picture)
    return answer(
        request,
        lambda: verbs.edit_region(
            scene=scene,
            artwork=picture,
            boxes=_fractions(_sent(request), picture),
            change=request.POST.get("change", ""),
            by=member_of(request),
        ),
        told=_told,
        then=scene_url(scene, member_of(request).publisher.slug),
        again=lambda status: _show(request, scene, picture, status),
    )


@require_POST
def restyle_scene(request: HttpRequest, book: str, position: int) -> HttpResponse:
    """Ask for the picture that was looked at in another style."""
    scene = find_scene(book, position)
    sent = request.POST.get("artwork", "")
    picture = get_object_or_404(
        Artwork, pk=int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 18 else 0
    )
    style = request.POST.get("style", "")
    by = member_of(request)
    deed = lambda: verbs.restyle(scene=scene, artwork=picture, style=style, by=by)  # noqa: E731
    return _answer(request, scene, deed)


@require_POST
def regenerate_scene(request: HttpRequest, book: str, position: int) -> HttpResponse:
    """Ask for another throw of the same words."""
    scene = find_scene(book, position)
    return _answer(request, scene, lambda: verbs.regenerate(scene=scene, by=member_of(request)))


@require_POST
def rewrite_scene(request: HttpRequest, book: str, position: int) -> HttpResponse:
    """Write another brief and ask for its picture."""
    scene, brief = find_scene(book, position), request.POST.get("brief", "")
    return _answer(
        request, scene, lambda: verbs.rewrite(scene=scene, brief=brief, by=member_of(request))
    )


def _answer(request: HttpRequest, scene: Scene, deed: Callable[[], Attempt]) -> HttpResponse:
    return answer(
        request,
        deed,
        told=_told,
        then=scene_url(scene, member_of(request).publisher.slug),
        again=lambda status: show_scene(
            request, find_scene(scene.book.slug, scene.position), status
        ),
    )


def _told(attempt: Attempt) -> str:
    assert attempt.scene is not None
    return _("Picture %(n)s of scene %(scene)s is asked for.") % {
        "n": attempt.n,
        "scene": attempt.scene.position,
    }


def _show(request: HttpRequest, scene: Scene, picture: Artwork, status: int = 200) -> HttpResponse:
    sent = _sent(request)
    blank = [["", "", "", ""]] * (MOST_BOXES - len(sent))
    told = {
        "book": scene.book,
        "scene": scene,
        "artwork": picture,
        "rows": [Row(n, *box) for n, box in enumerate([*sent, *blank], start=1)],
        "change": request.POST.get("change", ""),
        "longest": verbs.LONGEST_CHANGE,
        "way": part_of(scene, picture),
        "back": f"{scene_url(scene, member_of(request).publisher.slug)}?v={picture.version}",
        "tab": "book",
    }
    return render(request, "illustration/redraw_part.html", told, status=status)


def _sent(request: HttpRequest) -> list[list[str]]:
    """The rows of the form that say anything, at most as many as may be marked."""
    columns = [request.POST.getlist(edge)[:MOST_BOXES] for edge in EDGES]
    rows = [[cell.strip()[:9] for cell in row] for row in zip(*columns, strict=False)]
    return [row for row in rows if any(row)]


def _fractions(rows: list[list[str]], picture: Artwork) -> list[list[float]]:
    """Pixels as fractions of the picture; what is no whole number lies outside, and is refused."""
    sides = (picture.width, picture.height) * 2
    return [
        [
            int(cell) / side if cell.isascii() and cell.isdigit() else -1.0
            for cell, side in zip(row, sides, strict=True)
        ]
        for row in rows
    ]
