"""What is asked for a draft: who draws it, how small, with which references, for how much."""

from __future__ import annotations

from collections.abc import Sequence

from books.enums import SceneKind
from books.errors import NotReady
from books.models import Artwork, Character, Scene
from books.sizes import scene_pixels
from illustration.drafts import NO_MODEL, draft_route
from illustration.needs import Need, draft_pixels
from illustration.operations.asked import (
    Wanted,
    model_wanted,
    refuse_wordless,
    role_of,
    scene_wanted,
)
from illustration.routing import Chosen, route_for
from illustration.studio.references import Kind
from illustration.studio.roles import Role


def first_wanted(scene: Scene, cast: Sequence[Character]) -> Wanted:
    """What a scene is asked for at first: its draft where drafts come first, else its picture.

    Whether the final can be drawn is looked at before its draft is paid. Raises NotReady as
    scene_wanted.
    """
    final = scene_wanted(scene, cast)
    chosen = route_for(scene.book, final.role)
    draft = draft_route(scene.book, chosen)
    if draft is None:
        return final
    _refuse_crowded(final, chosen)
    return _draft(scene, cast, draft)


def again_wanted(scene: Scene, cast: Sequence[Character], present: Artwork) -> Wanted:
    """A picture drawn once more otherwise, what it is now going first: of a draft a draft.

    Raises NotReady as scene_wanted, and where no model is chosen for drafts.
    """
    if not present.draft:
        return scene_wanted(scene, cast, present=present)
    _refuse_crowded(scene_wanted(scene, cast), route_for(scene.book, role_of(scene)))
    chosen = route_for(scene.book, Role.DRAFT)
    if chosen.row is None:
        raise NotReady(NO_MODEL)
    return _draft(scene, cast, chosen, present)


def _draft(
    scene: Scene, cast: Sequence[Character], chosen: Chosen, present: Artwork | None = None
) -> Wanted:
    refuse_wordless(scene, chosen.row)
    size = draft_pixels(*scene_pixels(scene))
    need = Need(Role.DRAFT, *size, spread=scene.kind == SceneKind.SPREAD, any_size=True)
    return model_wanted(scene, cast, chosen, need, present=present)


def _refuse_crowded(final: Wanted, chosen: Chosen) -> None:
    """Raise NotReady where the model of the final has no room for the draft as a reference."""
    if chosen.row is None or final.lineup is None:
        return
    # A sketch stays behind where there is no room.
    needed = sum(each.kind is not Kind.SKETCH for each in final.lineup.shown)
    needed += 2 if final.half else 1
    if needed > chosen.row.max_references:
        raise NotReady(
            f"{chosen.row.title} takes {chosen.row.max_references} reference pictures, and the "
            f"final of this picture would need {needed} with its draft. Let no drafts come first "
            "here, take somebody out of the scene or choose a model that takes more. Nothing was "
            "queued, nothing was spent."
        )
