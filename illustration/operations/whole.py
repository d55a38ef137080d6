"""Asking for everything a book still lacks: sheets first, then the scenes they allow."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from books.covers import COVERS
from books.enums import Act, SceneState
from books.models import Book, Member, Scene
from books.rules import require
from illustration.enums import OPEN_STATES
from illustration.operations.request import request_scene, request_sheet


@dataclass(frozen=True)
class Queued:
    """What was asked for, and which scenes wait for a sheet's approval."""

    sheets: int
    scenes: int
    waiting_for_sheets: tuple[int, ...]


def queue_book(*, book: Book, by: Member) -> Queued:
    """Ask for every sheet and scene that has no picture and is not being drawn.

    Scenes sent back are asked for again with their reason; scenes of characters whose sheet is
    not approved are left and told. Asking twice asks for nothing new. Raises NotAllowed.
    """
    require(by, Act.DRAW)
    open_states = [state.value for state in OPEN_STATES]
    bare = book.characters.filter(sheets__isnull=True).exclude(attempts__state__in=open_states)
    sheets = [request_sheet(character=character, by=by) for character in bare]
    placed = Q(pages__isnull=False) | Q(kind__in=[kind.value for kind in COVERS])
    wanted = Scene.objects.filter(
        placed,
        book=book,
        state__in=[SceneState.BRIEFED.value, SceneState.CHANGES_ASKED.value],
    ).distinct()
    held = wanted.filter(castings__character__sheet__isnull=True, castings__isnull=False)
    waiting = tuple(held.values_list("position", flat=True).order_by("position"))
    scenes = [request_scene(scene=scene, by=by) for scene in wanted.exclude(position__in=waiting)]
    return Queued(len(sheets), len(scenes), waiting)
