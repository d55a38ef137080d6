"""Putting a handed-in picture up for review: its scene is offered, wherever it stood."""

from __future__ import annotations

from books.enums import SCENE_MOVES, SceneState
from books.models import Scene
from books.operations.moves import move

# Where the table of moves has no straight way. A picture handed in for an approved scene asks for
# a new decision, as a redo does; the approved picture stays the scene's until that is taken.
_WAYS = {
    SceneState.PLANNED: (SceneState.BRIEFED, SceneState.OFFERED),
    SceneState.APPROVED: (SceneState.CHANGES_ASKED, SceneState.OFFERED),
}


def offer(scene: Scene) -> str:
    """Bring a scene to `offered` and return the state it came from.

    Called inside the transaction that adds the picture. Raises IllegalMove where somebody moved
    the scene at the same moment.
    """
    came_from = SceneState(scene.state)
    if came_from != SceneState.OFFERED:
        for state in _WAYS.get(came_from, (SceneState.OFFERED,)):
            subject = f"Scene {scene.position}"
            move(scene, to=state.value, moves=SCENE_MOVES, subject=subject)
    return came_from.value
