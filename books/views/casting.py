"""Who is in which scene, in what: the casting grid, and one outfit at a time."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from books.errors import IllegalMove
from books.models import Casting
from books.operations.dressing import LONGEST_THING, MOST_THINGS, dress, things_of
from books.touching import approved_among, casting_grid, touched
from books.views.answering import answer
from books.views.conflict import Written, show_conflict
from books.views.finding import find_book, find_character, find_scene, member_of

LONGEST_LINE = MOST_THINGS * (LONGEST_THING + 2)


@require_safe
def casting(request: HttpRequest, book: str) -> HttpResponse:
    """Show scenes by characters."""
    found = find_book(book)
    told = {"book": found, "grid": casting_grid(found), "tab": "book"}
    return render(request, "books/casting.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
def outfit(request: HttpRequest, book: str, position: int, who: int) -> HttpResponse:
    """Show a character's outfit in a scene as a form, with what it touches, or save it."""
    found = _found(book, position, who)
    if request.method != "POST":
        return _show(request, found)
    sent = request.POST
    return answer(
        request,
        lambda: dress(
            scene=found.scene,
            character=found.character,
            wears=things_of(sent.get("wears", "")),
            holds=things_of(sent.get("holds", "")),
            seen_version=_version(sent.get("version", "")),
            by=member_of(request),
        ),
        told=lambda _none: (
            _("%(name)s's outfit in scene %(n)s is saved. Pictures there are stay as they are.")
            % {"name": found.character.name, "n": position}
        ),
        then=reverse("casting", args=[member_of(request).publisher.slug, book]),
        again=lambda status: _again(request, _found(book, position, who), status),
    )


def _show(request: HttpRequest, found: Casting, status: int = 200) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    touches = [touched(found.scene)]
    told: dict[str, Any] = {
        "book": found.scene.book,
        "scene": found.scene,
        "character": found.character,
        "wears": sent.get("wears", "") if sent else ", ".join(found.wears),
        "holds": sent.get("holds", "") if sent else ", ".join(found.holds),
        "was": {name: ", ".join(getattr(found, name)) for name in ("wears", "holds")},
        "longest": LONGEST_LINE,
        "touches": touches,
        "approved": approved_among(touches),
        "own": ", ".join(found.character.traits.get("wears", [])),
        "back": reverse("casting", args=[member_of(request).publisher.slug, found.scene.book.slug]),
        "tab": "book",
    }
    return render(request, "books/outfit.html", told, status=status)


def _again(request: HttpRequest, found: Casting, status: int) -> HttpResponse:
    sent, scene = request.POST, found.scene
    if status != IllegalMove.status or _version(sent.get("version", "")) == scene.version:
        return _show(request, found, status)
    names = {"wears": _("Wears here also"), "holds": _("Holds here")}
    slug, who = member_of(request).publisher.slug, found.character.position
    return show_conflict(
        request,
        book=scene.book,
        what=_("Scene %(n)s") % {"n": scene.position},
        action=reverse("outfit", args=[slug, scene.book.slug, scene.position, who]),
        back=reverse("outfit", args=[slug, scene.book.slug, scene.position, who]),
        version=scene.version,
        row=scene.pk,
        fields=[
            Written(
                name,
                label,
                theirs=", ".join(getattr(found, name)),
                mine=sent.get(name, ""),
                was=sent.get(f"was-{name}", ""),
            )
            for name, label in names.items()
        ],
    )


def _found(book: str, position: int, who: int) -> Casting:
    scene, character = find_scene(book, position), find_character(book, who)
    row = Casting.objects.filter(scene=scene, character=character).first()
    if row is None:
        raise Http404
    row.scene, row.character = scene, character
    return row


def _version(sent: str) -> int:
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else 0
