"""Joining two pages into a spread, and parting a spread into two pages.

Both plan the edition anew and raise what books.operations.pages says of its verbs.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from books.enums import SceneKind
from books.errors import Refused
from books.models import Member, Page, Scene
from books.operations.pages import kept_loose, listed
from books.operations.replan import (
    Deed,
    Draft,
    Worked,
    open_draft,
    plan_anew,
    refuse_overflow,
    save_plan,
)
from books.operations.scenes import as_kind, loose_scene, new_scene
from books.replanning import Told, subject_of

Side = Literal["left", "right"]


def join_pages(
    *, left: Page, right: Page, by: Member, keep: Side = "left", seen: str = ""
) -> Scene:
    """Make one spread of two neighbours, and return its scene.

    Each is a single page with its words, or words and the picture they face; the words of the
    first go on the left half, those of the second on the right. The picture of the `keep` side
    becomes the spread's (the other one's where it has none) and is to be drawn again; the other
    scene stays in the book, on no page. Raises Refused for what cannot be joined.
    """
    draft = open_draft(left.edition, by, seen)
    at = _neighbours(draft, left, right)
    first, second = draft.story.parts[at : at + 2]
    kept = (first.scene or second.scene) if keep == "left" else (second.scene or first.scene)
    if kept is None:
        raise Refused(
            f"Neither page {left.number} nor page {right.number} shows a picture; give one of them "
            "a picture first. Nothing was changed."
        )
    scene, drawn = as_kind(draft, kept, SceneKind.SPREAD)
    texts = (first.page_indexes[0], second.page_indexes[0])
    was = listed(row.number for part in (first, second) for row in draft.story.rows_of(part))
    draft.story.parts[at : at + 2] = [Told(2, texts, scene)]
    rows = [draft.story.texts[index] for index in texts]
    worked = plan_anew(draft)
    refuse_overflow(worked, rows, f"pages {left.number} and {right.number}")
    loose = [each for each in (first.scene, second.scene) if each not in (None, scene)]
    sentences = [
        f"Pages {was} are one spread.",
        drawn,
        *(kept_loose(each) for each in loose if each),
    ]

    def deed(worked: Worked) -> Deed:
        now = listed(worked.numbers_of(rows, scene))
        return Deed("join-pages", subject_of(scene), was, now, _joined(sentences))

    save_plan(draft, worked, deed)
    return scene


def part_spread(
    *, page: Page, by: Member, keep: Side = "left", other: Scene | None = None, seen: str = ""
) -> Scene:
    """Make two pages of the spread a page belongs to, and return the other page's scene.

    The spread's scene stays with the `keep` half and is to be drawn again for one page; the other
    half shows `other`, a scene that is on no page, or a new one. Each half keeps its own words.
    Raises Refused for a page of no spread.
    """
    draft = open_draft(page.edition, by, seen)
    story = draft.story
    at = draft.part_at(page)
    spread = story.parts[at]
    if spread.pages != 2 or spread.scene is None:
        raise Refused(f"Page {page.number} is no half of a spread. Nothing was changed.")
    was = listed(row.number for row in story.rows_of(spread))
    scene, drawn = as_kind(draft, spread.scene, SceneKind.PAGE)
    apart = spread.page_indexes[keep == "left"]
    second = _other(draft, other, story.texts[apart].text)
    scenes = (scene, second) if keep == "left" else (second, scene)
    halves = [
        replace(spread, pages=1, page_indexes=(index,), scene=each)
        for index, each in zip(spread.page_indexes, scenes, strict=True)
    ]
    story.parts[at : at + 1] = halves
    rows = [story.texts[index] for index in spread.page_indexes]
    sentences = [f"The spread on pages {was} is two pages.", drawn, _news(second, other)]

    def deed(worked: Worked) -> Deed:
        now = listed(page.number for page in worked.pages if page in rows or page.scene in scenes)
        return Deed("part-spread", subject_of(scene), was, now, _joined(sentences))

    save_plan(draft, plan_anew(draft), deed)
    return second


def _neighbours(draft: Draft, left: Page, right: Page) -> int:
    """Which part `left` is, where `right` is the one after it and both may be joined."""
    at, after = draft.part_at(left), draft.part_at(right)
    if after != at + 1:
        raise Refused(
            f"Page {right.number} does not follow page {left.number} in the story; move it there "
            "first. Nothing was changed."
        )
    for part, page in ((draft.story.parts[at], left), (draft.story.parts[after], right)):
        if part.pages == 2:
            raise Refused(f"Page {page.number} is half of a spread already. Nothing was changed.")
    return at


def _other(draft: Draft, other: Scene | None, words: str) -> Scene:
    if other is None:
        return new_scene(draft, words=words, brief="")
    if other.kind != SceneKind.PAGE:
        raise Refused(
            f"Scene {other.position} is a {other.kind}, and one page is to be filled. Nothing was "
            "changed."
        )
    return loose_scene(draft, other)


def _news(second: Scene, other: Scene | None) -> str:
    if other is not None:
        return f"Scene {second.position} is on a page again."
    return f"Scene {second.position} was made for the other page; it is to be briefed and drawn."


def _joined(sentences: list[str]) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
