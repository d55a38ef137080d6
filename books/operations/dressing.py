"""What a character wears and holds in one scene, beside its own traits."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from books.enums import Act
from books.errors import IllegalMove, Refused
from books.models import Casting, Character, Member, Scene
from books.operations.moves import record
from books.rules import require

MOST_THINGS = 8
LONGEST_THING = 120


@transaction.atomic
def dress(
    *,
    scene: Scene,
    character: Character,
    wears: Sequence[str],
    holds: Sequence[str],
    seen_version: int,
    by: Member,
) -> None:
    """Say what a character wears and holds in this scene; empty lists leave its own traits alone.

    It is told beside the locked traits and takes nothing from them. A picture that is offered or
    approved stands, and screens say that it was drawn in another outfit. `seen_version` is the
    scene's version the person edited from. Raises NotAllowed; Refused for somebody who is not in
    the scene or for too many or too long words; IllegalMove where somebody saved meanwhile.
    """
    require(by, Act.EDIT)
    worn, held = _things(wears), _things(holds)
    casting = Casting.objects.filter(scene=scene, character=character).first()
    if casting is None:
        raise Refused(
            f"{character.name} is not in scene {scene.position}; cast it there first. Nothing was "
            "saved."
        )
    saved = Scene.objects.filter(pk=scene.pk, version=seen_version)
    if saved.update(version=seen_version + 1) != 1:
        raise IllegalMove(
            f"Scene {scene.position} was saved by somebody else since you opened it. Theirs "
            "stands; your outfit was not saved: read both, and save again."
        )
    scene.version = seen_version + 1
    was = told_outfit(casting)
    casting.wears, casting.holds = worn, held
    casting.save(update_fields=["wears", "holds"])
    record(
        book=scene.book,
        what="dress",
        subject=f"scene {scene.position}",
        by=by.user,
        note=f"{character.name} {told_outfit(casting)}. It was: {was}.",
    )


def things_of(text: str) -> list[str]:
    """Things as a person types them, with commas between."""
    return [" ".join(thing.split()) for thing in text.split(",") if thing.strip()]


def told_outfit(casting: Casting) -> str:
    """An outfit as one clause."""
    said = [
        f"{verb} {', '.join(things)}"
        for verb, things in (("wears also", casting.wears), ("holds", casting.holds))
        if things
    ]
    return " and ".join(said) or "is as in the own traits"


def _things(told: Sequence[str]) -> list[str]:
    things = [" ".join(str(thing).split()) for thing in told]
    things = list(dict.fromkeys(thing for thing in things if thing))
    if len(things) > MOST_THINGS or any(len(thing) > LONGEST_THING for thing in things):
        raise Refused(
            f"An outfit has {MOST_THINGS} things to wear and {MOST_THINGS} to hold at most, each "
            f"in {LONGEST_THING} letters. Nothing was saved."
        )
    return things
