"""Published picture books read with their pages, order, words and credits intact."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from books.manuscript.plan import PlanRules, make_plan
from books.manuscript.reader import read_book
from books.manuscript.text import plain_text
from tests.books.manuscript.planning import broken_rules

ROOT = Path(__file__).resolve().parents[3]
SHELF = (ROOT / os.environ.get("OCTAVO_BOOKS", "../shared/books")).resolve()
RULES = PlanRules(min_pages=24, max_pages=590)

pytestmark = pytest.mark.skipif(
    not SHELF.is_dir(), reason="the real books are missing: set OCTAVO_BOOKS to their folder"
)


def shelf(pattern: str) -> list[Path]:
    return sorted(path for path in SHELF.glob(pattern) if path.name != "README.md")


def by_name(path: Path) -> str:
    return str(path.relative_to(SHELF))


def oracle(path: Path) -> tuple[str, list[list[str]], list[str]]:
    """Title, words by page and credit lines, by nothing but splitting at the breaks."""
    head, *parts = re.split(r"^##\s*$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    credits = [line for line in parts[-1].splitlines() if line.strip()]
    return head.removeprefix("# ").strip(), [part.split() for part in parts[:-1]], credits


@pytest.mark.parametrize("path", shelf("*/*.md"), ids=by_name)
def test_every_text_keeps_pages_order_words_and_credits(path: Path) -> None:
    title, pages, credits = oracle(path)
    draft = read_book(path)
    assert draft.title == title
    assert [plain_text(page.text).split() for page in draft.pages] == pages
    assert [f"* {key}: {value}" for key, value in draft.credits] == credits
    assert draft.language == dict(draft.credits)["Language"]
    assert all(scene.brief for scene in draft.scenes)


@pytest.mark.parametrize("path", shelf("*/*.md"), ids=by_name)
def test_blank_lines_part_paragraphs_and_single_ones_do_not(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    parts = re.split(r"^##\s*$", text, flags=re.MULTILINE)[1:-1]
    expected = [
        [" ".join(block.split()) for block in re.split(r"\n\s*\n", part.strip())] for part in parts
    ]
    found = [plain_text(page.text).split("\n\n") for page in read_book(path).pages]
    assert [[" ".join(one.split()) for one in page] for page in found] == expected


@pytest.mark.parametrize("art", shelf("*/art"), ids=by_name)
def test_every_picture_finds_its_page_or_is_listed(art: Path) -> None:
    draft = read_book(art.parent, language="en")
    assert draft.cover is not None
    assert draft.cover.path.name == "01.jpg"
    placed = [picture.path.name for picture in draft.art if picture]
    surplus = [picture.path.name for picture in draft.surplus_art]
    assert ["01.jpg", *placed, *surplus] == sorted(path.name for path in art.iterdir())
    assert all(any(name in note for note in draft.notes) for name in surplus)


@pytest.mark.parametrize("art", shelf("*/art"), ids=by_name)
def test_every_book_with_art_has_a_plan(art: Path) -> None:
    draft = read_book(art.parent, language="en")
    has_picture = [any(draft.art[at] for at in scene.page_indexes) for scene in draft.scenes]
    plan = make_plan(draft.scenes, draft.pages, RULES, has_picture=has_picture)
    assert broken_rules(plan, draft.scenes, draft.pages, RULES) == []
    assert plan.house_verdict.passed


def test_the_shelf_is_not_empty() -> None:
    assert len(shelf("*/*.md")) >= 17
