"""A scene's brief, its light and its cast, written by a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from books.enums import SceneState
from books.errors import IllegalMove
from books.manuscript.vocabulary import LIGHTS
from books.models import Character, Scene
from books.operations.brief import LONGEST_BRIEF, LONGEST_LIGHT
from books.operations.brief import edit_brief as edit_brief_of
from books.views.answering import answer
from books.views.conflict import Written, chosen, show_conflict
from books.views.finding import find_scene, member_of
from books.views.links import scene_url

# What becomes of the picture there is, or of the one under way.
STANDS = {
    SceneState.OFFERED: gettext_lazy("The picture offered was drawn from the earlier brief."),
    SceneState.APPROVED: gettext_lazy("The approved picture, from the earlier brief, stands."),
    SceneState.QUEUED: gettext_lazy("The picture under way was ordered with the earlier brief."),
    SceneState.DRAWING: gettext_lazy("The picture under way was ordered with the earlier brief."),
}


@require_http_methods(["GET", "HEAD", "POST"])
def edit_brief(request: HttpRequest, book: str, position: int) -> HttpResponse:
    """Show the form, or save what it holds."""
    scene = find_scene(book, position)
    if request.method != "POST":
        return show_brief(request, scene)
    sent, cast = request.POST, _cast(scene, request.POST.getlist("cast"))
    return answer(
        request,
        lambda: edit_brief_of(
            scene=scene,
            brief=sent.get("brief", ""),
            light=sent.get("light", ""),
            cast=cast,
            seen_version=_version(sent.get("version", "")),
            by=member_of(request),
        ),
        told=lambda _none: _told(scene),
        then=scene_url(scene, member_of(request).publisher.slug),
        again=lambda status: _again(request, find_scene(book, position), status),
    )


def show_brief(request: HttpRequest, scene: Scene, status: int = 200) -> HttpResponse:
    """Render the form: as the scene stands, or as it was sent."""
    sent = request.POST if request.method == "POST" else None
    members = [str(pk) for pk in _cast_keys(scene)]
    told: dict[str, Any] = {
        "book": scene.book,
        "scene": scene,
        "brief": sent.get("brief", "") if sent else scene.brief,
        "light": sent.get("light", "") if sent else scene.light,
        "ticked": [int(pk) for pk in _keys(sent.getlist("cast") if sent else members)],
        "was_cast": " ".join(members),
        "characters": list(scene.book.characters.all()),
        "lights": list(LIGHTS),
        "longest_brief": LONGEST_BRIEF,
        "longest_light": LONGEST_LIGHT,
        "has_picture": scene.state in STANDS,
        "back": scene_url(scene, member_of(request).publisher.slug),
        "tab": "book",
    }
    return render(request, "books/brief.html", told, status=status)


def _again(request: HttpRequest, scene: Scene, status: int) -> HttpResponse:
    if status != IllegalMove.status:
        return show_brief(request, scene, status)
    sent = request.POST
    slug = member_of(request).publisher.slug
    names = {str(one.pk): one.name for one in scene.book.characters.all()}
    return show_conflict(
        request,
        book=scene.book,
        what=_("Scene %(n)s") % {"n": scene.position},
        action=reverse("edit-brief", args=[slug, scene.book.slug, scene.position]),
        back=scene_url(scene, slug),
        version=scene.version,
        row=scene.pk,
        fields=[
            _written(sent, "brief", _("Brief"), scene.brief, rows=6),
            _written(sent, "light", _("Light"), scene.light),
            chosen(
                "cast",
                _("Cast"),
                names,
                theirs=[str(pk) for pk in _cast_keys(scene)],
                mine=[key for key in sent.getlist("cast") if key in names],
                was=sent.get("was-cast", "").split(),
            ),
        ],
    )


def _written(sent: Any, name: str, label: str, theirs: str, rows: int = 1) -> Written:
    mine = sent.get(name, "").replace("\r\n", "\n").strip()
    return Written(name, label, theirs, mine, sent.get(f"was-{name}", theirs), rows)


def _cast(scene: Scene, sent: Sequence[str]) -> list[Character]:
    """The characters that were ticked: who is in the scene in his order, then who is new."""
    order = {pk: at for at, pk in enumerate(_cast_keys(scene))}
    found = scene.book.characters.filter(pk__in=_keys(sent))
    return sorted(found, key=lambda one: (order.get(one.pk, len(order)), one.position))


def _cast_keys(scene: Scene) -> list[int]:
    return list(scene.castings.order_by("position").values_list("character_id", flat=True))


def _keys(sent: Sequence[str]) -> list[int]:
    return [int(key) for key in sent if key.isascii() and key.isdigit() and len(key) < 18]


def _told(scene: Scene) -> str:
    stands = STANDS.get(SceneState(scene.state), "")
    return f"{_('The brief of scene %(n)s is saved.') % {'n': scene.position}} {stands}".strip()


def _version(sent: str) -> int:
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else 0
