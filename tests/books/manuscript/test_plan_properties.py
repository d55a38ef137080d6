"""Whatever the story, the plan keeps every rule or refuses."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from books.manuscript.draft import StoryPage
from books.manuscript.plan import PlanError, PlanRules, make_plan
from tests.books.manuscript.planning import RULES, broken_rules, story
from tests.thorough import cases

SIZES = st.lists(st.sampled_from([1, 1, 1, 2]), min_size=1, max_size=60)
ARRANGEMENTS = st.sampled_from(["auto", "facing", "on-picture"])


@given(SIZES, ARRANGEMENTS)
@settings(max_examples=cases(50), deadline=None)
def test_any_mix_of_pages_and_spreads_is_planned(sizes: list[int], arrangement: str) -> None:
    scenes, texts = story(*sizes)
    try:
        plan = make_plan(
            scenes, texts, RULES, has_picture=[True] * len(sizes), arrangement=arrangement
        )
    except PlanError:
        # Three openings are the most that cannot be spread over 24 pages: see test_plan.
        assert len(sizes) <= 3
        return
    assert broken_rules(plan, scenes, texts, RULES) == []
    assert len(plan.pages) % 4 == 0
    if len(sizes) >= 11:
        assert sum(page.kind == "blank" for page in plan.pages) <= 3


@given(SIZES, ARRANGEMENTS, st.data())
@settings(max_examples=cases(50), deadline=None)
def test_missing_pictures_and_words_break_no_rule(
    sizes: list[int], arrangement: str, data: st.DataObject
) -> None:
    scenes, texts = story(*sizes)
    has_picture = data.draw(st.lists(st.booleans(), min_size=len(sizes), max_size=len(sizes)))
    wordless = data.draw(st.sets(st.integers(0, len(sizes) - 1), max_size=5))
    texts = [StoryPage("") if at in wordless else page for at, page in enumerate(texts)]
    try:
        plan = make_plan(scenes, texts, RULES, has_picture=has_picture, arrangement=arrangement)
    except PlanError:
        assert sum(has_picture) <= 9
        return
    assert broken_rules(plan, scenes, texts, RULES) == []


@given(
    SIZES,
    st.integers(1, 40),
    st.sampled_from([1, 2, 4, 6]),
    st.sampled_from([1, 2, 4, 8, 16]),
    st.integers(0, 2),
    st.integers(0, 10),
)
@settings(max_examples=cases(50), deadline=None)
def test_other_printers_rules_are_kept_too(
    sizes: list[int], least: int, printer: int, house: int, mid: int, end: int
) -> None:
    rules = PlanRules(least, 200, printer, house, mid, end)
    scenes, texts = story(*sizes)
    try:
        plan = make_plan(scenes, texts, rules, has_picture=[True] * len(sizes))
    except PlanError:
        return
    assert broken_rules(plan, scenes, texts, rules) == []
    assert plan.printer_verdict.passed
