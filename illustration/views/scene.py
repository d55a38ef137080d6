"""A scene with its candidates: look, approve one, ask for changes, have it redone."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from books.covers import COVERS
from books.enums import BriefOrigin, SceneKind, SceneState
from books.models import Artwork, Event, Scene
from books.operations.checklist import items_of
from books.operations.review import approve_artwork
from books.operations.review import ask_changes as ask_changes_of
from books.reviewing import checklist_of, letters_told
from books.showing import BRIEF_ORIGIN, SCENE, SCENE_KIND
from books.views.answering import answer
from books.views.finding import find_scene, member_of
from books.views.links import book_url, scene_url
from illustration.drawn_from import changed_since_scene
from illustration.enums import AttemptState
from illustration.models import Attempt
from illustration.operations.request import request_scene
from illustration.waiting_showing import line_of

A_HISTORY = 12


@require_safe
def scene(request: HttpRequest, book: str, position: int) -> HttpResponse:
    """Show a scene; `v` is the version of the candidate to look at."""
    return show_scene(request, find_scene(book, position))


@require_POST
def approve_scene(request: HttpRequest, book: str, position: int) -> HttpResponse:
    """Approve the candidate that was looked at."""
    found = find_scene(book, position)
    wanted = request.POST.get("artwork", "")
    artwork = get_object_or_404(Artwork, pk=int(wanted) if wanted.isdecimal() else 0)
    return answer(
        request,
        lambda: approve_artwork(
            scene=found,
            artwork=artwork,
            by=member_of(request),
            checked=items_of(request.POST.getlist("checked")),
            letters=_numbers(request.POST.getlist("letters")),
        ),
        told=lambda _none: (
            _("Scene %(n)s is approved with version %(v)s.") % {"n": position, "v": artwork.version}
        ),
        then=next_url(request, found),
        again=lambda status: show_scene(request, find_scene(book, position), status),
    )


@require_POST
def ask_changes(request: HttpRequest, book: str, position: int) -> HttpResponse:
    """Send the scene back with a reason."""
    found = find_scene(book, position)
    reason = request.POST.get("reason", "")
    return answer(
        request,
        lambda: ask_changes_of(scene=found, by=member_of(request), reason=reason),
        told=lambda _none: _("Scene %(n)s is sent back with your reason.") % {"n": position},
        then=_own_url(request, found),
        again=lambda status: show_scene(request, find_scene(book, position), status),
    )


@require_POST
def redo_scene(request: HttpRequest, book: str, position: int) -> HttpResponse:
    """Ask for another candidate."""
    found = find_scene(book, position)
    note = request.POST.get("note", "").strip()
    return answer(
        request,
        lambda: request_scene(scene=found, by=member_of(request), note=note),
        told=lambda attempt: (
            _("Picture %(n)s of scene %(scene)s is asked for.")
            % {"n": attempt.n, "scene": position}
        ),
        then=_own_url(request, found),
        again=lambda status: show_scene(request, find_scene(book, position), status),
    )


def show_scene(request: HttpRequest, scene: Scene, status: int = 200) -> HttpResponse:
    """Render the scene's screen; another status follows a deed that failed."""
    return render(request, "illustration/scene.html", told_of(request, scene), status=status)


def told_of(request: HttpRequest, scene: Scene) -> dict[str, Any]:
    """Return what the scene's screen shows."""
    candidates = list(scene.candidates.select_related("attempt", "made_by"))
    looked_at = _looked_at(candidates, scene, request.GET.get("v", ""))
    attempts = list(Attempt.objects.filter(scene=scene).order_by("-n"))
    under_way = next((each for each in attempts if each.finished_at is None), None)
    pages = list(scene.pages.select_related("edition").order_by("edition__number", "number"))
    siblings = list(
        Scene.objects.filter(book=scene.book, pages__isnull=False)
        .distinct()
        .order_by("position")
        .values_list("position", "state")
    )
    return {
        "book": scene.book,
        "scene": scene,
        "state": SCENE[SceneState(scene.state)],
        "kind": SCENE_KIND[SceneKind(scene.kind)],
        "is_cover": SceneKind(scene.kind) in COVERS,
        "origin": BRIEF_ORIGIN[BriefOrigin(scene.brief_origin)],
        "castings": list(scene.castings.select_related("character")),
        "candidates": candidates,
        "looked_at": looked_at,
        "checklist": checklist_of(looked_at, request.POST.getlist("checked")),
        "letters": letters_told(scene, looked_at, request.POST.getlist("letters")),
        "attempt": _attempt_of(attempts, looked_at),
        "drawn_otherwise": changed_since_scene(
            _attempt_of(attempts, looked_at) if looked_at else None, scene
        ),
        "open_attempt": under_way,
        "open_line": line_of(under_way, member_of(request)) if under_way else None,
        "failed": _newest_failed(attempts),
        "pages": pages,
        "earlier": _beside(siblings, scene.position, -1),
        "later": _beside(siblings, scene.position, +1),
        "decided": sum(state == SceneState.APPROVED for _position, state in siblings),
        "siblings": len(siblings),
        "events": Event.objects.filter(
            book=scene.book, subject=f"scene {scene.position}"
        ).select_related("by")[:A_HISTORY],
        "tab": "book",
    }


def _looked_at(candidates: list[Artwork], scene: Scene, wanted: str) -> Artwork | None:
    """The version asked for; else, while there is something to decide, the newest."""
    for artwork in candidates:
        if str(artwork.version) == wanted:
            return artwork
    if scene.state == SceneState.APPROVED and scene.artwork is not None:
        return scene.artwork
    return candidates[-1] if candidates else scene.artwork


def _attempt_of(attempts: list[Attempt], artwork: Artwork | None) -> Attempt | None:
    made = (each for each in attempts if artwork is not None and each.artwork_id == artwork.pk)
    return next(made, None if artwork is not None else next(iter(attempts), None))


def _newest_failed(attempts: list[Attempt]) -> Attempt | None:
    newest = next(iter(attempts), None)
    return newest if newest is not None and newest.state == AttemptState.FAILED else None


def _beside(siblings: list[tuple[int, str]], position: int, step: int) -> int | None:
    """The nearest scene before (-1) or after (+1) this one."""
    beside = [at for at, _state in siblings if (at - position) * step > 0]
    return min(beside, key=lambda at: abs(at - position), default=None)


def next_url(request: HttpRequest, scene: Scene) -> str:
    """The next scene that waits for a decision, so that reviewing goes on; else the book."""
    waiting = Scene.objects.filter(
        book=scene.book, state=SceneState.OFFERED.value, pages__isnull=False
    ).exclude(pk=scene.pk)
    later = waiting.filter(position__gt=scene.position).order_by("position").first()
    following = later or waiting.order_by("position").first()
    return _own_url(request, following) if following else book_url(scene.book)


def _numbers(sent: list[str]) -> list[int]:
    return [int(word) for word in sent if word.isascii() and word.isdigit() and len(word) < 4]


def _own_url(request: HttpRequest, scene: Scene) -> str:
    return scene_url(scene, member_of(request).publisher.slug)
