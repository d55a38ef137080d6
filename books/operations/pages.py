"""Moving, inserting and deleting pages of the story; every verb plans the edition anew.

`seen` is the plan_digest of the plan the person looked at: of another one nothing is changed. All
raise NotAllowed; Refused for what no plan can hold; IllegalMove where the pages changed meanwhile
or a print run is being made from them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from books.enums import PageKind, SceneKind, Template
from books.errors import IllegalMove, NotReady
from books.models import Edition, Member, Page, Scene
from books.operations.replan import Deed, Draft, Worked, open_draft, plan_anew, save_plan
from books.operations.scenes import loose_scene, new_scene
from books.replanning import Told, subject_of


def move_part(
    *, edition: Edition, page: Page, before: Page | None, by: Member, seen: str = ""
) -> None:
    """Move a scene with its words, or words that stand alone, before another page of the story.

    `page` and `before` are any page of what is moved and of what it comes before; None is the
    story's end.
    """
    draft = open_draft(edition, by, seen)
    story = draft.story
    at = draft.part_at(page)
    to = len(story.parts) if before is None else draft.part_at(before)
    if to in (at, at + 1):
        raise IllegalMove(f"Page {page.number} stands there already. Nothing was changed.")
    part = story.parts[at]
    rows, was = story.rows_of(part), listed(row.number for row in story.rows_of(part))
    aim = f"before page {before.number}" if before else "to the end of the story"
    story.parts.insert(to, part)
    del story.parts[at if at < to else at + 1]

    def deed(worked: Worked) -> Deed:
        now = listed(worked.numbers_of(rows, part.scene))
        return Deed(
            "move-page",
            subject_at(part, page.number),
            was,
            now,
            f"Page {was} moved {aim}; now page {now}.",
        )

    save_plan(draft, plan_anew(draft), deed)


def insert_page(
    *,
    edition: Edition,
    before: Page | None,
    by: Member,
    text: str = "",
    scene: Scene | None = None,
    with_scene: bool = False,
    brief: str = "",
    seen: str = "",
) -> Page:
    """Insert a page into the story, before another one or at its end (None), and return it.

    With `text` its words; with `scene` a picture of the book that is on no page; `with_scene` (or
    a `brief`) makes a new scene, its brief proposed from the words where none is given. With none
    of them the page is blank and stays where it is.
    """
    draft = open_draft(edition, by, seen)
    story = draft.story
    words = text.replace("\r\n", "\n").strip()
    shown: Scene | None = None
    if scene is not None:
        shown = loose_scene(draft, scene)
    elif with_scene or brief.strip():
        shown = new_scene(draft, words=words, brief=brief)
    row = Page(publisher_id=edition.publisher_id, edition=edition, text=words, text_by=by.user)
    row.kind, row.template = PageKind.STORY.value, Template.TEXT.value
    to = len(story.parts) if before is None else draft.part_at(before)
    story.texts.append(row)
    part = Told(
        pages=2 if shown is not None and shown.kind == SceneKind.SPREAD else 1,
        page_indexes=(len(story.texts) - 1,),
        scene=shown,
        held=shown is None and not words,
    )
    story.parts.insert(to, part)
    worked = plan_anew(draft)

    def deed(worked: Worked) -> Deed:
        numbers = listed(worked.numbers_of([row], shown))
        what = "blank" if part.held else "with words" if words else "for a picture"
        return Deed(
            "insert-page", subject_at(part, row.number), "", numbers, f"Page {numbers}, {what}."
        )

    save_plan(draft, worked, deed)
    return row


def delete_page(*, page: Page, by: Member, confirmed: bool = False, seen: str = "") -> None:
    """Take a page out of the story. Its scene stays in the book with its pictures, on no page.

    A picture that faces its words leaves them alone on their page; words that face a picture
    leave it alone; a spread goes whole. Where words go, NotReady says them until `confirmed`; the
    event keeps them. IllegalMove where the page was saved since it was read.
    """
    draft = open_draft(page.edition, by, seen)
    at = draft.part_at(page)
    part = draft.story.parts[at]
    row = next(each for each in draft.before if each.pk == page.pk)
    if row.version != page.version:
        raise IllegalMove(
            f"Page {page.number} was saved by somebody else since you opened it. Nothing was "
            "deleted; reload to read what it says now."
        )
    words = words_lost(draft, part, row)
    if words and not confirmed:
        raise NotReady(
            f"Page {page.number} holds words: “{words}” They go with the page. Nothing was deleted "
            "yet; confirm that they may go."
        )
    going = draft.story.rows_of(part) if part.pages == 2 else [row]
    numbers = listed(each.number for each in going)
    subject = subject_at(part, page.number)
    _take_out(draft, at, row)
    note = f"Page {numbers} deleted."
    if part.scene is not None and draft.story.index_of(part.scene) is None:
        note += f" {kept_loose(part.scene)}"
    if words:
        note += f" Its words were: {words}"
    save_plan(draft, plan_anew(draft), Deed("delete-page", subject, numbers, "", note))


def words_lost(draft: Draft, part: Told, row: Page) -> str:
    """Return the words that go where a page is deleted, "" where none do."""
    return draft.story.words_of(part) if part.pages == 2 else row.text.strip()


def kept_loose(scene: Scene) -> str:
    """Return the sentence about a scene that no page of the edition shows any more."""
    return f"Scene {scene.position} is kept in the book, with its pictures, on no page."


def listed(numbers: Iterable[int]) -> str:
    """Return folios as people write them: "4", "4 and 5"."""
    return " and ".join(str(number) for number in numbers)


def subject_at(part: Told, number: int) -> str:
    """Return what events call a part: its scene, or its page where words stand alone."""
    return subject_of(part.scene) if part.scene is not None else f"page {number}"


def take_words(draft: Draft, at: int) -> None:
    """Take a part's words away and leave its picture; the caller has asked for them."""
    story = draft.story
    part = story.parts[at]
    assert part.aside is not None
    draft.given_up.update(story.texts[index].pk for index in part.page_indexes)
    story.texts.append(part.aside)
    story.parts[at] = replace(part, page_indexes=(len(story.texts) - 1,), aside=None)


def _take_out(draft: Draft, at: int, row: Page) -> None:
    story = draft.story
    part = story.parts[at]
    if part.aside is not None and row.pk == part.aside.pk:
        story.parts[at] = replace(part, scene=None, aside=None)
    elif part.aside is not None:
        take_words(draft, at)
    else:
        draft.given_up.update(story.texts[index].pk for index in part.page_indexes)
        del story.parts[at]
