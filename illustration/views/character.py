"""A character: locked traits, the sheet in versions, its approval, and asking for another."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from books.enums import SceneState
from books.models import Artwork, Character, Scene
from books.operations.review import approve_sheet as approve_sheet_of
from books.showing import SCENE
from books.views.answering import answer
from books.views.finding import find_character, member_of
from books.views.leading import after_sheet
from books.views.links import character_url
from books.views.portraits import portrait
from illustration.drawn_from import changed_since_sheet
from illustration.models import Attempt
from illustration.operations.request import request_sheet
from illustration.photos import living_photo


@require_safe
def character(request: HttpRequest, book: str, position: int) -> HttpResponse:
    """Show a character; `v` is the version of the sheet to look at."""
    return show_character(request, find_character(book, position))


@require_POST
def draw_sheet(request: HttpRequest, book: str, position: int) -> HttpResponse:
    """Ask for another sheet."""
    found = find_character(book, position)
    note = request.POST.get("note", "").strip()
    return answer(
        request,
        lambda: request_sheet(character=found, by=member_of(request), note=note),
        told=lambda attempt: (
            _("Sheet %(n)s of %(name)s is asked for.") % {"n": attempt.n, "name": found.name}
        ),
        then=_own_url(request, found),
        again=lambda status: show_character(request, find_character(book, position), status),
    )


@require_POST
def approve_sheet(request: HttpRequest, book: str, position: int) -> HttpResponse:
    """Approve the sheet that was looked at."""
    found = find_character(book, position)
    wanted = request.POST.get("artwork", "")
    artwork = get_object_or_404(Artwork, pk=int(wanted) if wanted.isdecimal() else 0)
    return answer(
        request,
        lambda: approve_sheet_of(character=found, artwork=artwork, by=member_of(request)),
        told=lambda _none: (
            _("Sheet %(v)s defines %(name)s now.") % {"v": artwork.version, "name": found.name}
        ),
        then=lambda _none: after_sheet(found.book),
        again=lambda status: show_character(request, find_character(book, position), status),
    )


def show_character(request: HttpRequest, character: Character, status: int = 200) -> HttpResponse:
    """Render the character's screen; another status follows a deed that failed."""
    told = told_of(request, character)
    return render(request, "illustration/character.html", told, status=status)


def told_of(request: HttpRequest, character: Character) -> dict[str, Any]:
    """Return what the character's screen shows."""
    sheets = list(character.sheets.select_related("attempt", "made_by"))
    wanted = request.GET.get("v", "")
    named = [sheet for sheet in sheets if str(sheet.version) == wanted]
    standing = [character.sheet] if character.sheet else sheets[-1:]
    attempts = list(Attempt.objects.filter(character=character).order_by("-n"))
    looked_at = next(iter(named or standing), None)
    own = [each for each in attempts if looked_at and each.artwork_id == looked_at.pk]
    return {
        "book": character.book,
        "character": character,
        "portrait": portrait(character, sheets[-1].pk if sheets else None),
        "traits": [(name, _plain(value)) for name, value in character.traits.items() if value],
        "sheets": sheets,
        "looked_at": looked_at,
        "attempt": next(iter(own), None),
        "drawn_otherwise": changed_since_sheet(next(iter(own), None), character),
        "open_attempt": next((each for each in attempts if each.finished_at is None), None),
        "photo": living_photo(character),
        "failed": attempts[0] if attempts and attempts[0].error else None,
        "scenes": [
            (scene, SCENE[SceneState(scene.state)])
            for scene in Scene.objects.filter(castings__character=character).order_by("position")
        ],
        "tab": "book",
    }


def _plain(value: str | list[str]) -> str:
    return value if isinstance(value, str) else ", ".join(value)


def _own_url(request: HttpRequest, character: Character) -> str:
    return character_url(character, member_of(request).publisher.slug)
