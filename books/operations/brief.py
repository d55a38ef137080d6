"""Changing what a scene's picture is to show: its brief, its light, its cast."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from books.enums import SCENE_MOVES, Act, BriefOrigin, SceneState
from books.errors import IllegalMove, Refused
from books.models import Character, Member, Scene
from books.operations.moves import move, record
from books.operations.scenes import cast_in, outfits_in
from books.rules import require

LONGEST_BRIEF = 4000
LONGEST_LIGHT = 40


@transaction.atomic
def edit_brief(
    *,
    scene: Scene,
    brief: str,
    light: str,
    cast: Sequence[Character],
    seen_version: int,
    by: Member,
) -> None:
    """Write a scene's brief, its light and who is in it, in this order.

    A picture that is offered or approved stands: it was drawn from the earlier brief, and screens
    say so. `seen_version` is the version the person edited from. Raises NotAllowed; Refused for a
    brief without words or a character of another book; IllegalMove where somebody saved meanwhile.
    """
    require(by, Act.EDIT)
    told, lit = brief.replace("\r\n", "\n").strip(), light.strip()
    _check(scene, told, lit, cast)
    changed = Scene.objects.filter(pk=scene.pk, version=seen_version).update(
        brief=told,
        light=lit,
        brief_origin=BriefOrigin.PERSON.value,
        version=seen_version + 1,
    )
    if changed != 1:
        raise IllegalMove(
            f"Scene {scene.position} was saved by somebody else since you opened it. Their brief "
            "stands; yours was not saved, and is kept below."
        )
    was = scene.brief
    _recast(scene, cast)
    came_from = scene.state
    scene.refresh_from_db()
    if scene.state == SceneState.PLANNED:
        move(
            scene,
            to=SceneState.BRIEFED.value,
            moves=SCENE_MOVES,
            subject=f"Scene {scene.position}",
        )
    record(
        book=scene.book,
        what="edit-brief",
        subject=f"scene {scene.position}",
        by=by.user,
        from_state=came_from,
        to_state=scene.state,
        note=_note(was, told, lit, cast),
    )


def _recast(scene: Scene, cast: Sequence[Character]) -> None:
    # Who stays in the cast stays dressed as he was.
    outfits = outfits_in(scene)
    scene.castings.all().delete()
    cast_in(scene, list(dict.fromkeys(cast)), outfits)


def _check(scene: Scene, brief: str, light: str, cast: Sequence[Character]) -> None:
    if not brief:
        raise Refused("Say what the picture shows; a brief without words was not saved.")
    if len(brief) > LONGEST_BRIEF:
        raise Refused(
            f"The brief has {len(brief)} letters and {LONGEST_BRIEF} is the most; shorten it. "
            "Nothing was saved."
        )
    if len(light) > LONGEST_LIGHT:
        raise Refused(f"Name the light in {LONGEST_LIGHT} letters at most. Nothing was saved.")
    strange = [one.name for one in cast if one.book_id != scene.book_id]
    if strange:
        raise Refused(f"{' and '.join(strange)} is not of this book. Nothing was saved.")


def _note(was: str, brief: str, light: str, cast: Sequence[Character]) -> str:
    lines = [f"Cast: {', '.join(one.name for one in cast) or 'nobody'}. Light: {light or 'none'}."]
    if was != brief:
        lines.append(f"The brief was: {was}" if was else "It had no brief.")
    return "\n".join(lines)
