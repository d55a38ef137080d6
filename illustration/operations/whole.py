"""Asking for everything a book still lacks: sheets first, then the scenes they allow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from books.covers import COVERS
from books.enums import Act, SceneState
from books.errors import NotReady
from books.models import Book, Character, Member, Scene
from books.rules import require
from illustration.enums import OPEN_STATES
from illustration.operations.request import request_scene, request_sheet


@dataclass(frozen=True)
class Undrawable:
    """Scenes, by their numbers, or sheets, by their characters' names, that were not asked for.

    `reason` is why, with the ways out: the model cannot draw them, or words stop them.
    """

    scenes: tuple[int, ...]
    reason: str
    characters: tuple[str, ...] = ()


@dataclass(frozen=True)
class Queued:
    """What was asked for, which scenes wait for a sheet's approval, and what cannot be drawn."""

    sheets: int
    scenes: int
    waiting_for_sheets: tuple[int, ...]
    undrawable: tuple[Undrawable, ...] = ()


def queue_book(*, book: Book, by: Member) -> Queued:
    """Ask for every sheet and scene that has no picture and is not being drawn.

    Scenes sent back are asked for again with their reason; scenes of characters whose sheet is
    not approved are left and told, and so is what its model cannot draw or what words stop.
    Asking twice asks for nothing new. Raises NotAllowed.
    """
    require(by, Act.DRAW)
    open_states = [state.value for state in OPEN_STATES]
    bare = book.characters.filter(sheets__isnull=True).exclude(attempts__state__in=open_states)
    sheets, untold = _ask_for_sheets(bare, by)
    placed = Q(pages__isnull=False) | Q(kind__in=[kind.value for kind in COVERS])
    wanted = Scene.objects.filter(
        placed,
        book=book,
        state__in=[SceneState.BRIEFED.value, SceneState.CHANGES_ASKED.value],
    ).distinct()
    held = wanted.filter(castings__character__sheet__isnull=True, castings__isnull=False)
    waiting = tuple(held.values_list("position", flat=True).order_by("position"))
    refused: dict[str, list[int]] = {}
    asked = 0
    for scene in wanted.exclude(position__in=waiting):
        try:
            request_scene(scene=scene, by=by)
            asked += 1
        except NotReady as why:
            refused.setdefault(str(why), []).append(scene.position)
    told = tuple(Undrawable(tuple(sorted(told)), why) for why, told in refused.items())
    return Queued(sheets, asked, waiting, (*untold, *told))


def _ask_for_sheets(bare: Iterable[Character], by: Member) -> tuple[int, tuple[Undrawable, ...]]:
    refused: dict[str, list[str]] = {}
    asked = 0
    for character in bare:
        try:
            request_sheet(character=character, by=by)
            asked += 1
        except NotReady as why:
            refused.setdefault(str(why), []).append(character.name)
    return asked, tuple(Undrawable((), why, tuple(names)) for why, names in refused.items())
