"""Pages that were measured before are not drawn again, and only they."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from printing.press.preflight import Report, examine, page
from printing.press.preflight.facts import PageFacts, facts_from_json, facts_to_json
from tests.broken import drawn
from tests.broken.sound import Recipe, build
from tests.broken.unreadable import saved
from tests.printing.press.preflight.holding import complaints, expectation, library


@pytest.fixture
def drawings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry for each page that is drawn."""
    seen: list[int] = []
    really = page.without_words

    def counted(*told: object) -> object:
        seen.append(1)
        return really(*told)  # type: ignore[arg-type]

    monkeypatch.setattr(page, "without_words", counted)
    return seen


@pytest.fixture(scope="module")
def known() -> dict[str, PageFacts]:
    """What drawing told of the sound book, through its text form."""
    facts: dict[str, PageFacts] = {}
    examine(library("sound"), expectation(), drawn=facts)
    return facts_from_json(facts_to_json(facts))


def _again(path: Path, known: dict[str, PageFacts]) -> Report:
    return examine(path, replace(expectation(), known_pages=known))


def test_the_same_book_is_not_drawn_again_and_reports_the_same(
    known: dict[str, PageFacts], drawings: list[int]
):
    again = _again(library("sound"), known)
    assert drawings == []
    assert again == examine(library("sound"), expectation())


def test_only_the_changed_page_is_drawn(
    tmp_path: Path, known: dict[str, PageFacts], drawings: list[int]
):
    pdf = build(Recipe(over=lambda c, n: n == 17 and drawn.faint_words(c)))
    path = tmp_path / "changed.pdf"
    path.write_bytes(saved(pdf))
    found = complaints(_again(path, known))
    assert len(drawings) == 1
    assert [(each.rule, each.page) for each in found] == [("text.contrast", 17)]


def test_words_of_another_place_are_not_taken_for_facts():
    assert facts_from_json("no facts") == facts_from_json("[1]") == {}
    assert facts_from_json('{"a": {"contrast": "much", "words": "", "white": true}}') == {}
