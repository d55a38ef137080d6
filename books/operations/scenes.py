"""Scenes as the plan needs them: a new one, a copy for one edition, one of another kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import Max

from books.enums import SCENE_MOVES, BriefOrigin, SceneKind, SceneState
from books.errors import IllegalMove, Refused
from books.manuscript.brief import propose_brief
from books.manuscript.draft import CharacterDraft
from books.manuscript.text import plain_text
from books.models import Casting, Character, Page, Scene
from books.operations.moves import move
from books.operations.replan import Draft

Outfit = dict[str, list[str]]
_AT_WORK = (SceneState.QUEUED, SceneState.DRAWING)


def new_scene(draft: Draft, *, words: str, brief: str) -> Scene:
    """Return a new scene for one page, to be saved with the plan.

    Without a `brief` one is proposed from the page's words, and marked so; without words either
    the scene is planned and waits for its brief.
    """
    book = draft.edition.book
    characters = list(book.characters.all())
    drafts = [CharacterDraft(who.name, who.kind) for who in characters]
    proposal = propose_brief(plain_text(words), drafts, book.title) if words.strip() else None
    told = brief.strip() or (proposal.brief if proposal else "")
    scene = _unsaved(
        draft, kind=SceneKind.PAGE, brief=told, light=proposal.light if proposal else ""
    )
    scene.brief_origin = (BriefOrigin.PERSON if brief.strip() else BriefOrigin.PROPOSED).value
    cast = [who for who in characters if proposal and who.name in proposal.cast]
    draft.also.append(lambda: cast_in(scene, cast))
    return scene


def loose_scene(draft: Draft, scene: Scene) -> Scene:
    """Return a scene of the book that no page of the edition shows. Raises Refused for another."""
    if scene.book_id != draft.edition.book_id:
        raise Refused("That scene belongs to another book. Nothing was changed.")
    if scene.kind not in (SceneKind.PAGE, SceneKind.SPREAD):
        raise Refused(
            f"Scene {scene.position} is a {scene.kind} and has no place in the story. Nothing was "
            "changed."
        )
    if draft.story.index_of(scene) is not None:
        raise Refused(
            f"Scene {scene.position} is on a page of edition {draft.edition.number} already; move "
            "that page instead. Nothing was changed."
        )
    return scene


def as_kind(draft: Draft, scene: Scene, kind: SceneKind) -> tuple[Scene, str]:
    """Return a scene that fills `kind`, and a sentence about its picture, "" where none is due.

    A picture made for the other kind stays to be seen and must be drawn again: the scene is
    sent back with that reason. Where another edition shows the scene as it is, a copy of its brief
    and cast is made for this one. Raises IllegalMove while it is being drawn.
    """
    if scene.kind == kind:
        return scene, ""
    if scene.state in _AT_WORK:
        raise IllegalMove(
            f"Scene {scene.position} is being drawn as {_size(scene.kind)}; wait for "
            "that picture. Nothing was changed."
        )
    if Page.objects.filter(scene=scene).exclude(edition=draft.edition).exists():
        return _copy(draft, scene, kind)
    draft.also.append(lambda: _change_kind(scene, kind))
    if scene.artwork_id is None and not scene.candidates.exists():
        return scene, ""
    return scene, _drawn_for(scene, kind)


def cast_in(
    scene: Scene, cast: Sequence[Character], outfits: Mapping[int, Outfit] | None = None
) -> None:
    """Cast the characters in a scene, in this order, in the outfits of `outfits_in`."""
    for position, character in enumerate(cast, start=1):
        outfit = (outfits or {}).get(character.pk, {})
        Casting.objects.create(scene=scene, character=character, position=position, **outfit)


def outfits_in(scene: Scene) -> dict[int, Outfit]:
    """What each of a scene's cast wears and holds there, by the character's row."""
    castings = scene.castings.all()
    return {each.character_id: {"wears": each.wears, "holds": each.holds} for each in castings}


def _unsaved(draft: Draft, *, kind: SceneKind, brief: str, light: str) -> Scene:
    book = draft.edition.book
    last = Scene.objects.filter(book=book).aggregate(last=Max("position"))["last"] or 0
    scene = Scene(
        publisher_id=book.publisher_id,
        book=book,
        position=last + 1 + len(draft.scenes),
        kind=kind.value,
        state=(SceneState.BRIEFED if brief else SceneState.PLANNED).value,
        brief=brief,
        light=light,
    )
    draft.scenes.append(scene)
    return scene


def _copy(draft: Draft, scene: Scene, kind: SceneKind) -> tuple[Scene, str]:
    copied = _unsaved(draft, kind=kind, brief=scene.brief, light=scene.light)
    copied.brief_origin = scene.brief_origin
    copied.exact_text = scene.exact_text
    cast = [casting.character for casting in scene.castings.select_related("character")]
    outfits = outfits_in(scene)
    draft.also.append(lambda: cast_in(copied, cast, outfits))
    return copied, (
        f"Another edition shows scene {scene.position} as {_size(scene.kind)}, so scene "
        f"{copied.position} was made for this one with the same brief; it is to be drawn."
    )


def _change_kind(scene: Scene, kind: SceneKind) -> None:
    reason = _drawn_for(scene, kind)
    Scene.objects.filter(pk=scene.pk).update(kind=kind.value)
    if scene.state in (SceneState.OFFERED, SceneState.APPROVED):
        move(
            scene,
            to=SceneState.CHANGES_ASKED.value,
            moves=SCENE_MOVES,
            subject=f"Scene {scene.position}",
            note=reason,
        )
    elif scene.state == SceneState.CHANGES_ASKED:
        Scene.objects.filter(pk=scene.pk).update(note=f"{scene.note}\n{reason}".strip())
    scene.kind = kind.value


def _size(kind: str) -> str:
    return {"page": "one page", "spread": "a spread"}.get(kind, f"a {kind}")


def _drawn_for(scene: Scene, kind: SceneKind) -> str:
    was = SceneKind.PAGE if kind == SceneKind.SPREAD else SceneKind.SPREAD
    return (
        f"The picture of scene {scene.position} was made for {_size(was)}; it fills {_size(kind)} "
        "now and must be drawn again."
    )
