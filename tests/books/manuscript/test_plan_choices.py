"""A person sets scenes one by one, and further scenes face their text before pages stay blank."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from books.manuscript.draft import StoryPage
from books.manuscript.plan import PlanError, PlanRules, make_plan, propose_arrangement
from books.manuscript.reasons import is_reason
from tests.books.manuscript.planning import RULES, broken_rules, story, strip
from tests.thorough import cases

SIZES = st.lists(st.sampled_from([1, 1, 1, 2]), min_size=1, max_size=40)
CHOICES = st.sampled_from(["facing", "on-picture", None, None, None])
ARRANGEMENTS = st.sampled_from(["auto", "facing", "on-picture"])


def chosen_plan(count: int, chosen: dict[int, str], **more: object):
    scenes, texts = story(*[1] * count)
    choices = [chosen.get(number) for number in range(1, count + 1)]
    plan = make_plan(scenes, texts, RULES, has_picture=[True] * count, choices=choices, **more)
    assert broken_rules(plan, scenes, texts, RULES) == []
    return plan


def letters(*counts: int) -> list[StoryPage]:
    return [StoryPage("w" * count) for count in counts]


def faced(plan) -> list[int]:
    return [
        page.scene_index + 1
        for page in plan.pages
        if page.template == "picture" and page.story_index is None
    ]


def test_a_scene_asked_onto_its_picture_takes_another_with_it_to_keep_the_pairs() -> None:
    # 10 pairs and 1 single are 21, so the pairs behind scene 5 would begin on odd pages:
    # one more single mends it, and 18 + 2 = 20 with title, copyright, dedication and end are 24.
    plan = chosen_plan(11, {5: "on-picture"})
    assert strip(plan).split().count("O") == 2
    assert 5 not in faced(plan)
    assert "Scene 5 carries its text, as asked scene by scene." in plan.reasons
    assert len(plan.pages) == 24


def test_a_scene_asked_to_face_its_text_does_so_in_a_book_with_words_on_pictures() -> None:
    plan = chosen_plan(20, {7: "facing"}, arrangement="on-picture")
    assert 7 in faced(plan)
    assert "Scene 7 faces its text, as asked scene by scene." in plan.reasons


def test_every_choice_of_a_person_stands_and_a_blank_mends_the_parity() -> None:
    chosen = {number: "facing" for number in range(1, 12)} | {4: "on-picture"}
    plan = chosen_plan(11, chosen)
    assert not any("so that pairs" in reason for reason in plan.reasons)
    # 3 pairs on pages 2 to 7, the single on 8, a blank on 9, 7 pairs on 10 to 23.
    assert strip(plan) == "T t P t P t P O _ t P t P t P t P t P t P t P C"


def test_choices_do_not_change_what_the_book_proposes() -> None:
    # 16 scenes would take 2 * 16 + 2 = 34 pages facing; two asked onto pictures leave it so.
    plan = chosen_plan(16, {1: "on-picture", 2: "on-picture"})
    assert plan.arrangement == "on-picture"


@pytest.mark.parametrize(
    ("sizes", "wordless", "unpictured", "why"),
    [
        ([1] * 10 + [2], None, None, "is a spread"),
        ([1] * 11, 10, None, "has no words"),
        ([1] * 11, None, 10, "has no picture"),
    ],
)
def test_an_impossible_choice_is_refused_in_one_sentence(
    sizes: list[int], wordless: int | None, unpictured: int | None, why: str
) -> None:
    scenes, texts = story(*sizes)
    texts = [StoryPage("") if at == wordless else page for at, page in enumerate(texts)]
    pictured = [at != unpictured for at in range(11)]
    choices = [None] * 10 + ["facing"]
    with pytest.raises(PlanError, match=f"Scene 11 {why}") as refusal:
        make_plan(scenes, texts, RULES, has_picture=pictured, choices=choices)
    assert "\n" not in str(refusal.value)


def test_choices_that_need_a_blank_are_refused_where_none_is_allowed() -> None:
    scenes, texts = story(*[1] * 12)
    rules = PlanRules(blank_run_mid=0)
    choices = ["on-picture"] + ["facing"] * 11
    with pytest.raises(PlanError, match="cannot all begin on an even page"):
        make_plan(scenes, texts, rules, has_picture=[True] * 12, choices=choices)


def test_too_long_a_choice_is_refused_with_what_to_do() -> None:
    scenes, texts = story(*[1] * 20)
    with pytest.raises(PlanError, match="needs 42 pages at least .* set words on the pictures"):
        make_plan(
            scenes,
            texts,
            PlanRules(max_pages=40),
            has_picture=[True] * 20,
            choices=["facing"] * 20,
        )


def test_scenes_are_called_by_their_own_numbers() -> None:
    plan = chosen_plan(11, {2: "on-picture"}, numbers=[n * 10 for n in range(1, 12)])
    assert "Scene 20 carries its text, as asked scene by scene." in plan.reasons


def test_front_matter_that_may_not_go_stays() -> None:
    # 11 pairs fill 24 pages with title and copyright; the dedication makes 25, so 28 it is.
    assert strip(chosen_plan(11, {})) == "T" + " t P" * 11 + " C"
    kept = chosen_plan(11, {}, keeps=["dedication"])
    assert strip(kept) == "T C D" + " t P" * 11 + " E _ _"
    # 21 singles and 3 before fill 24 as well; an end page that stays takes the dedication's place.
    assert strip(chosen_plan(21, {}, keeps=["end"])) == "T" + " O" * 21 + " E C"


def test_further_scenes_face_their_text_before_pages_stay_blank() -> None:
    # 16 singles, 3 before and an end page are 20: four pages more are four pairs, not 3 blanks.
    plan = chosen_plan(16, {})
    assert len(plan.pages) == 24
    assert len(faced(plan)) == 4
    assert not any(page.kind == "blank" for page in plan.pages)


def test_the_longest_texts_leave_their_pictures_first() -> None:
    scenes, _ = story(*[1] * 16)
    long = {3: 400, 6: 500, 9: 300, 12: 600}
    texts = letters(*[long.get(number, 50) for number in range(1, 17)])
    plan = make_plan(scenes, texts, RULES, has_picture=[True] * 16)
    # A pair begins on an even page, so singles stand in twos before it: 3, 6, 9 and 12 have two.
    assert faced(plan) == [3, 6, 9, 12]
    assert any(
        reason.startswith("Scenes 3, 6, 9 and 12 face their text") for reason in plan.reasons
    )


def test_blanks_stay_where_nothing_else_can_fill() -> None:
    # 8 pairs are 16, with 3 before and the end 20: all face their text, and 4 blanks are left.
    plan = chosen_plan(8, {}, arrangement="on-picture")
    assert len(faced(plan)) == 8
    assert sum(page.kind == "blank" for page in plan.pages) == 4


def test_a_blank_at_the_end_is_better_than_words_on_a_picture_that_should_face_them() -> None:
    plan = chosen_plan(9, {}, arrangement="facing")
    assert len(faced(plan)) == 9


@given(SIZES, ARRANGEMENTS, st.data())
@settings(max_examples=cases(50), deadline=None)
def test_any_choices_keep_every_rule_and_stand(
    sizes: list[int], arrangement: str, data: st.DataObject
) -> None:
    scenes, texts = story(*sizes)
    texts = [StoryPage("w" * data.draw(st.integers(1, 400))) for _ in texts]
    choices = [data.draw(CHOICES) if size == 1 else None for size in sizes]
    try:
        plan = make_plan(
            scenes,
            texts,
            RULES,
            has_picture=[True] * len(sizes),
            arrangement=arrangement,
            choices=choices,
        )
    except PlanError:
        # Ten singles asked onto their pictures cannot be spread over 24 pages by themselves.
        assert len(sizes) <= 3 or choices.count("on-picture") > 0
        return
    assert broken_rules(plan, scenes, texts, RULES) == []
    assert stands(plan, choices)
    assert all(is_reason(reason) for reason in plan.reasons)


def stands(plan, choices: Sequence[str | None]) -> bool:
    facing = faced(plan)
    return all(
        chosen is None or (number in facing) is (chosen == "facing")
        for number, chosen in enumerate(choices, start=1)
    )


@given(SIZES, st.data())
@settings(max_examples=cases(25), deadline=None)
def test_asking_for_what_is_planned_changes_no_page(sizes: list[int], data: st.DataObject) -> None:
    scenes, texts = story(*sizes)
    pictured = [True] * len(sizes)
    try:
        plan = make_plan(scenes, texts, RULES, has_picture=pictured)
    except PlanError:
        return
    facing = faced(plan)
    now = [
        None if size == 2 else "facing" if number in facing else "on-picture"
        for number, size in enumerate(sizes, start=1)
    ]
    choices = [data.draw(st.sampled_from([None, choice])) for choice in now]
    again = make_plan(scenes, texts, RULES, has_picture=pictured, choices=choices)
    assert again.pages == plan.pages


def test_the_proposal_is_told_apart_from_the_plan() -> None:
    for count, proposed in ((15, "facing"), (16, "on-picture")):
        scenes, texts = story(*[1] * count)
        pictured = [True] * count
        assert propose_arrangement(scenes, texts, RULES, has_picture=pictured) == proposed


@pytest.mark.parametrize(
    "note",
    [
        "There is no art/01, so the book has no cover picture yet.",
        "Page 3 is without a picture, set as text alone.",
        "3 pictures are left over, kept and not placed: art/09.jpg.",
        "3 briefs are proposed from the text; read them before anything is drawn.",
        "title.toml has 3 [[scene]] for 4 story pages; the scene of story page 4 was added.",
        'The art note "12 pages: a multiple" before the first page is not printed.',
    ],
)
def test_what_the_manuscript_was_told_is_no_reason_of_the_plan(note: str) -> None:
    assert not is_reason(note)
