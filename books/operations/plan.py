"""Setting one scene another way: its edition's pages are planned anew and its rows moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from books.enums import Template
from books.errors import IllegalMove
from books.models import Edition, Member, Scene
from books.operations.replan import (
    Deed,
    Draft,
    Worked,
    not_placed,
    open_draft,
    plan_anew,
    refuse_overflow,
    save_plan,
)
from books.replanning import CHOSE, chosen_by_hand, subject_of

if TYPE_CHECKING:
    from books.manuscript.folio import Arrangement, Chosen


def choose_arrangement(
    *,
    edition: Edition,
    scene: Scene,
    arrangement: Arrangement,
    by: Member,
    seen: str = "",
    dress: Template | None = None,
) -> None:
    """Set one scene facing its words ("facing"), under them ("on-picture"), or as proposed.

    `dress` is the template that picture and words share a page in, where it is another than words
    on the picture.

    The edition is planned anew from its own rows: other scenes stay as people asked before, the
    rest goes by the edition's arrangement. Words keep author, version and approval wherever they
    move; a moved page's layout is to be approved again; body size and room for words are worked
    out anew. Print runs that are made keep their own script. `seen` is the plan_digest of the
    plan the person looked at.

    Raises NotAllowed; NotReady for a scene on no page; Refused for what no plan can hold;
    IllegalMove where it is so already, a print run is being made, or the pages changed meanwhile.
    """
    draft = open_draft(edition, by, seen)
    came_from, asked = _asked(draft, scene, arrangement)
    if dress is not None:
        _dress(draft, scene, dress)
    worked = plan_anew(draft, asked)
    if arrangement == "on-picture":
        shown = [page for page in worked.pages if page.scene_id == scene.pk]
        refuse_overflow(worked, shown, f"scene {scene.position}")

    def deed(worked: Worked) -> Deed:
        return Deed(
            what=CHOSE,
            subject=subject_of(scene),
            from_state=came_from,
            to_state=arrangement,
            note=" ".join([*([f"Set as {dress}."] if dress else []), *worked.plan.reasons]),
        )

    save_plan(draft, worked, deed)


def _dress(draft: Draft, scene: Scene, dress: Template) -> None:
    """Give the words' page the template before it is planned: the plan keeps it."""
    at = draft.story.index_of(scene)
    assert at is not None
    draft.story.rows_of(draft.story.parts[at])[0].template = dress.value


def _asked(draft: Draft, scene: Scene, arrangement: Arrangement) -> tuple[str, list[Chosen | None]]:
    story = draft.story
    at = story.index_of(scene)
    if at is None:
        raise not_placed(draft.edition, scene)
    asked = chosen_by_hand(draft.edition, story)
    wanted = None if arrangement == "auto" else arrangement
    if asked[at] == wanted:
        how = "as the plan proposes" if wanted is None else f"{wanted}, as asked"
        raise IllegalMove(f"Scene {scene.position} is set {how}, already. Nothing was changed.")
    asked[at] = wanted
    return story.setting(story.parts[at]) or "", asked
