"""The story Octavo shows itself with is a whole book."""

from __future__ import annotations

from pathlib import Path

from books.manuscript.plan import make_plan
from books.manuscript.reader import read_book
from books.manuscript.text import plain_text
from tests.books.manuscript.planning import RULES, broken_rules

STORY = Path(__file__).resolve().parents[3] / "books" / "samples" / "the-lantern-owl"


def test_it_has_fourteen_short_pages_and_five_spreads() -> None:
    draft = read_book(STORY)
    assert draft.notes == ()
    assert len(draft.pages) == len(draft.scenes) == 14
    assert sum(scene.pages == 2 for scene in draft.scenes) == 5
    assert all(15 <= len(plain_text(page.text).split()) <= 45 for page in draft.pages)


def test_every_scene_is_briefed_by_title_toml_and_both_characters_appear() -> None:
    draft = read_book(STORY)
    assert {scene.origin for scene in draft.scenes} == {"title"}
    assert {name for scene in draft.scenes for name in scene.cast} == {"Otto", "Noor"}
    assert all(name in scene.brief for scene in draft.scenes for name in scene.cast)
    assert len({scene.light for scene in draft.scenes}) >= 4


def test_it_makes_thirty_two_pages_with_pictures_facing() -> None:
    draft = read_book(STORY)
    plan = make_plan(draft.scenes, draft.pages, RULES, has_picture=[True] * 14)
    assert broken_rules(plan, draft.scenes, draft.pages, RULES) == []
    # 9 pairs and 5 spreads are 28, with title, copyright, dedication and end 32.
    assert (len(plan.pages), plan.arrangement) == (32, "facing")
    assert not any(page.kind == "blank" for page in plan.pages)
