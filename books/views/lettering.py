"""Exact words that a scene's picture shall bear itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from books.errors import IllegalMove
from books.models import Scene
from books.operations.lettering import set_exact_text
from books.views.answering import answer
from books.views.conflict import Written, show_conflict
from books.views.finding import find_scene, member_of
from books.views.links import scene_url
from illustration.studio.letters import letters_of
from illustration.studio.order import LONGEST_EXACT_TEXT


@require_http_methods(["GET", "HEAD", "POST"])
def exact_text(request: HttpRequest, book: str, position: int) -> HttpResponse:
    """Show the form, or save what it holds."""
    found, sent = find_scene(book, position), request.POST
    if request.method != "POST":
        return _show(request, found)
    return answer(
        request,
        lambda: set_exact_text(
            scene=found,
            text=sent.get("text", ""),
            seen_version=_version(sent.get("version", "")),
            by=member_of(request),
        ),
        told=lambda _none: (
            _("Its next picture is asked for with “%(words)s”.") % {"words": found.exact_text}
            if found.exact_text
            else _("Its next picture is asked for without any words.")
        ),
        then=scene_url(found, member_of(request).publisher.slug),
        again=lambda status: _again(request, find_scene(book, position), status),
    )


def _show(request: HttpRequest, scene: Scene, status: int = 200) -> HttpResponse:
    told = {
        "book": scene.book,
        "scene": scene,
        "text": request.POST.get("text", "") if request.method == "POST" else scene.exact_text,
        "letters": letters_of(scene.exact_text),
        "longest": LONGEST_EXACT_TEXT,
        "back": scene_url(scene, member_of(request).publisher.slug),
        "tab": "book",
    }
    return render(request, "books/exact_text.html", told, status=status)


def _again(request: HttpRequest, scene: Scene, status: int) -> HttpResponse:
    sent, slug = request.POST, member_of(request).publisher.slug
    if status != IllegalMove.status or _version(sent.get("version", "")) == scene.version:
        return _show(request, scene, status)
    there = reverse("exact-text", args=[slug, scene.book.slug, scene.position])
    told = Written(
        "text",
        _("Exact words"),
        theirs=scene.exact_text,
        mine=sent.get("text", ""),
        was=sent.get("was-text", ""),
    )
    return show_conflict(
        request,
        book=scene.book,
        what=_("Scene %(n)s") % {"n": scene.position},
        action=there,
        back=there,
        version=scene.version,
        row=scene.pk,
        fields=[told],
    )


def _version(sent: str) -> int:
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else 0
