"""How a scene is set: its words on it, beside it, or one without the other.

All plan the edition anew and raise what books.operations.pages says of its verbs.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Literal

from django.db.models import F

from books.enums import Approval, SceneKind, Template
from books.errors import IllegalMove, NotReady, Refused
from books.models import Edition, Member, Page, Scene
from books.operations.looks import set_page_template
from books.operations.pages import kept_loose, subject_at, take_words
from books.operations.plan import choose_arrangement
from books.operations.replan import Deed, Draft, not_placed, open_draft, plan_anew, save_plan
from books.operations.scenes import loose_scene, new_scene
from books.replanning import Told, subject_of

Setting = Literal[
    "facing",
    "on-picture",
    "art-above-text",
    "vignette",
    "spot",
    "auto",
    "picture-only",
    "text-only",
]


TOGETHER: dict[str, Template] = {
    "on-picture": Template.TEXT_ON_PICTURE,
    "art-above-text": Template.ART_ABOVE_TEXT,
    "vignette": Template.VIGNETTE,
    "spot": Template.SPOT,
}


def set_template(
    *,
    edition: Edition,
    scene: Scene,
    template: Setting,
    by: Member,
    confirmed: bool = False,
    seen: str = "",
) -> None:
    """Set a scene: words "on-picture", the picture "facing" them, "auto" as the plan proposes.

    "art-above-text", "vignette" and "spot" put both on one page without touching; where they are
    on one page already, nothing else is planned anew. "text-only" takes the picture off its page
    and leaves the words alone; the scene stays in the book. "picture-only" takes the words:
    NotReady says them until `confirmed`, and the event keeps them.
    """
    if template == "facing" or template == "auto":
        choose_arrangement(edition=edition, scene=scene, arrangement=template, by=by, seen=seen)
        return
    if template in TOGETHER:
        _set_together(edition, scene, TOGETHER[template], by, seen)
        return
    draft = open_draft(edition, by, seen)
    at = draft.story.index_of(scene)
    if at is None:
        raise not_placed(edition, scene)
    part = draft.story.parts[at]
    words = draft.story.words_of(part)
    if not words:
        raise Refused(
            f"Scene {scene.position} has no words, so it is a picture alone already. To take it "
            "off its page, delete the page. Nothing was changed."
        )
    if template == "text-only":
        _leave_words(draft, at, part)
        note = f"The words stand alone. {kept_loose(scene)}"
    else:
        _confirm(scene, words, confirmed)
        _leave_picture(draft, at, part)
        note = f"The picture stands alone. Its words were: {words}"
    came_from = draft.story.setting(part) or ""
    deed = Deed("set-template", subject_of(scene), came_from, template, note)
    save_plan(draft, plan_anew(draft), deed)


def _set_together(
    edition: Edition, scene: Scene, template: Template, by: Member, seen: str
) -> None:
    """Words and picture on one page: planned anew where they face each other, else only dressed."""
    draft = open_draft(edition, by, seen)
    at = draft.story.index_of(scene)
    if at is None:
        raise not_placed(edition, scene)
    part = draft.story.parts[at]
    row = draft.story.rows_of(part)[0]
    styled = Template.TEXT_ON_PICTURE not in (template, row.template)
    if part.aside is None and part.pages == 1 and (styled or row.template != template):
        set_page_template(page=row, template=_wordless(row, template), by=by)
    elif template == Template.TEXT_ON_PICTURE:
        choose_arrangement(edition=edition, scene=scene, arrangement="on-picture", by=by, seen=seen)
    else:
        choose_arrangement(
            edition=edition, scene=scene, arrangement="on-picture", by=by, seen=seen, dress=template
        )


def _wordless(row: Page, template: Template) -> Template:
    alone = template == Template.TEXT_ON_PICTURE and not row.text.strip()
    return Template.PICTURE if alone else template


def place_scene(
    *, page: Page, by: Member, scene: Scene | None = None, brief: str = "", seen: str = ""
) -> Scene:
    """Give words that stand alone, or a blank page, a picture; return its scene.

    `scene` is one of the book that is on no page; left out, a new one is made, its brief proposed
    from the words where none is given.
    """
    draft = open_draft(page.edition, by, seen)
    at = draft.part_at(page)
    part = draft.story.parts[at]
    if part.scene is not None:
        raise IllegalMove(
            f"Page {page.number} shows scene {part.scene.position} already. Nothing was changed."
        )
    if scene is None:
        shown = new_scene(draft, words=draft.story.words_of(part), brief=brief)
    else:
        shown = loose_scene(draft, scene)
    pages = 2 if shown.kind == SceneKind.SPREAD else 1
    draft.story.parts[at] = replace(part, pages=pages, scene=shown, held=False)
    was = subject_at(part, page.number)
    deed = Deed("place-scene", subject_of(shown), "", "", f"It is shown with {was}.")
    save_plan(draft, plan_anew(draft), deed)
    return shown


def _confirm(scene: Scene, words: str, confirmed: bool) -> None:
    if not confirmed:
        raise NotReady(
            f"Scene {scene.position} has words: “{words}” They go where the picture stands alone. "
            "Nothing was changed yet; confirm that they may go."
        )


def _leave_words(draft: Draft, at: int, part: Told) -> None:
    story = draft.story
    told = [index for index in part.page_indexes if story.texts[index].text.strip()]
    story.parts[at : at + 1] = [Told(1, (index,)) for index in told]


def _leave_picture(draft: Draft, at: int, part: Told) -> None:
    if part.aside is not None:
        take_words(draft, at)
        return
    for index in part.page_indexes:
        row = draft.story.texts[index]
        if row.text.strip():
            draft.also.append(partial(_empty, row, row.version, draft.by))
            row.text = ""


def _empty(row: Page, version: int, by: Member) -> None:
    changed = Page.objects.filter(pk=row.pk, version=version).update(
        text="",
        text_by=by.user,
        version=F("version") + 1,
        text_state=Approval.DRAFT.value,
        text_hash="",
        layout_state=Approval.DRAFT.value,
    )
    if changed != 1:
        raise IllegalMove(
            f"Page {row.number} was saved by somebody else a moment ago. Nothing was changed."
        )
