"""Page plans of known stories, page for page."""

from __future__ import annotations

import pytest

from books.manuscript.draft import SceneDraft, StoryPage
from books.manuscript.plan import PlanError, PlanRules, make_plan
from tests.books.manuscript.planning import RULES, broken_rules, story, strip


def plan_of(*sizes: int, arrangement: str = "auto", rules: PlanRules = RULES) -> str:
    scenes, texts = story(*sizes)
    plan = make_plan(
        scenes, texts, rules, has_picture=[True] * len(scenes), arrangement=arrangement
    )
    assert broken_rules(plan, scenes, texts, rules) == []
    return strip(plan)


def test_eleven_scenes_facing_make_twenty_four_pages() -> None:
    # 11 pairs are 22, the title before and the copyright behind make 24.
    assert plan_of(*[1] * 11) == "T" + " t P" * 11 + " C"


def test_fourteen_scenes_with_five_spreads_make_thirty_two() -> None:
    # 9 pairs and 5 spreads are 28, with title, copyright, dedication and end 32.
    sizes = [1, 1, 1, 2, 1, 1, 2, 1, 2, 1, 2, 1, 2, 1]
    story_pages = " ".join("O< P>" if size == 2 else "t P" for size in sizes)
    assert plan_of(*sizes) == f"T C D {story_pages} E"


def test_fifteen_scenes_are_the_most_that_face_their_text() -> None:
    # 2 * 15 + 2 = 32 fits 32, 2 * 16 + 2 = 34 does not.
    assert plan_of(*[1] * 15) == "T" + " t P" * 15 + " C"
    assert plan_of(*[1] * 16).count("O") > plan_of(*[1] * 16).count("P")


def test_a_dedication_goes_before_an_end_page() -> None:
    # 21 pages: title, copyright and dedication make 24, as title, end and copyright would.
    assert plan_of(*[1] * 21) == "T C D" + " O" * 21


def test_a_spread_on_an_odd_page_is_mended_by_a_pair_not_a_blank() -> None:
    # Page 4 begins the story: 5 singles end on page 8, so the spread would begin on page 9.
    mended = plan_of(*[1] * 5, 2, *[1] * 14, arrangement="on-picture")
    before, _ = mended.split("O<")
    assert before.split().count("P") == 1
    assert "_" not in before


def test_four_story_pages_are_spread_over_twenty_four() -> None:
    assert plan_of(1, 1, 1, 1) == "T C D" + " _ _ t P" * 4 + " _ E _ _ _"


def test_three_story_pages_are_refused_with_what_to_do() -> None:
    with pytest.raises(PlanError, match="3 scenes cannot fill 24 pages .* more pages"):
        plan_of(1, 1, 1)


def test_more_pages_than_the_printer_binds_are_refused() -> None:
    with pytest.raises(PlanError, match="needs 82 pages at least and 40 is the most"):
        plan_of(*[1] * 40, arrangement="facing", rules=PlanRules(max_pages=40))


def test_the_house_gives_way_where_its_multiple_passes_the_printers_most() -> None:
    # 26 texts, title and copyright are 28, dedication and end would be 30, and 32 is too many.
    scenes, texts = story(*[1] * 28)
    plan = make_plan(scenes, texts, PlanRules(max_pages=30), has_picture=[True] * 28)
    assert len(plan.pages) == 30
    assert plan.printer_verdict.passed
    assert not plan.house_verdict.passed
    assert any("would pass the printer's most of 30" in reason for reason in plan.reasons)


def test_a_spread_of_two_texts_carries_one_on_each_half() -> None:
    scenes = [SceneDraft(2, "b", "title", page_indexes=(at, at + 1)) for at in range(0, 22, 2)]
    texts = [StoryPage("Words.")] * 22
    plan = make_plan(scenes, texts, RULES, has_picture=[True] * 11)
    assert strip(plan) == "T" + " O< O>" * 11 + " C"
    assert [page.story_index for page in plan.pages[1:5]] == [0, 1, 2, 3]


def test_a_page_without_a_picture_is_text_and_one_without_words_a_picture() -> None:
    scenes, texts = story(*[1] * 12)
    texts[3] = StoryPage("")
    has_picture = [at != 6 for at in range(12)]
    plan = make_plan(scenes, texts, RULES, has_picture=has_picture)
    assert broken_rules(plan, scenes, texts, RULES) == []
    told = {page.story_index: page for page in plan.pages if page.story_index is not None}
    assert (told[3].template, told[3].scene_index) == ("picture", 3)
    assert (told[6].template, told[6].scene_index) == ("text", None)
    assert f"Page {told[6].number} is text alone, for want of a picture." in plan.reasons


def test_the_reasons_say_what_was_added() -> None:
    scenes, texts = story(*[1] * 9)
    plan = make_plan(scenes, texts, RULES, has_picture=[True] * 9)
    assert plan.reasons == (
        "Each single picture faces its text: 18 story pages and 2 more make 20, which fit 32.",
        "24 pages: the printer's least is 24 and a multiple of 2, and the house wants a multiple "
        "of 4.",
        "Title, copyright and dedication are pages 1 to 3, so that the story begins on page 4; an "
        "end page was added on page 22.",
        "Pages 23 and 24 are blank: nothing was left to fill the count with.",
    )


def test_a_long_book_is_planned_at_once() -> None:
    sizes = [2 if at % 7 == 0 else 1 for at in range(500)]
    # 500 scenes and 72 second halves are 572 pages, and 590 is the most.
    assert plan_of(*sizes).count("<") == 72
