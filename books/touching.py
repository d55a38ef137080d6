"""What a change touches: the scenes a character is in and the pictures that show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from books.enums import SceneState
from books.models import Artwork, Book, Casting, Character, Scene

UNDER_WAY = (SceneState.QUEUED.value, SceneState.DRAWING.value)


@dataclass(frozen=True)
class Touched:
    """A scene that a change concerns.

    `approved` is its approved picture, which stands as it was drawn; `under_way` whether one is
    being drawn from what was said before.
    """

    scene: Scene
    approved: Artwork | None
    under_way: bool


@dataclass(frozen=True)
class Row:
    """A scene of the casting grid: one cell for each character, None where it is not cast."""

    scene: Scene
    cells: tuple[Casting | None, ...]


@dataclass(frozen=True)
class Grid:
    """Scenes by characters."""

    characters: list[Character]
    rows: list[Row]


def touched_by(character: Character) -> list[Touched]:
    """The scenes that other traits of a character concern, in order."""
    scenes = Scene.objects.filter(castings__character=character).select_related("artwork")
    return [touched(scene) for scene in scenes.order_by("position")]


def touched(scene: Scene) -> Touched:
    """What another outfit in a scene concerns."""
    return Touched(scene, scene.artwork, scene.state in UNDER_WAY)


def approved_among(scenes: Iterable[Touched]) -> int:
    """How many of them have an approved picture."""
    return sum(each.approved is not None for each in scenes)


def casting_grid(book: Book) -> Grid:
    """A book's scenes and who is in them, in what."""
    characters = list(book.characters.all())
    castings = Casting.objects.filter(scene__book=book).select_related("character")
    cells = {(each.scene_id, each.character_id): each for each in castings}
    rows = [
        Row(scene, tuple(cells.get((scene.pk, one.pk)) for one in characters))
        for scene in book.scenes.select_related("artwork").order_by("position")
    ]
    return Grid(characters, rows)
