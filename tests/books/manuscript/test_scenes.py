"""Every story page has its scene: asked for, noted or proposed."""

from __future__ import annotations

import pytest

from books.manuscript.draft import CharacterDraft, ManuscriptError, StoryPage
from books.manuscript.scenes import make_scenes
from books.manuscript.titlefile import SceneAsked

PIP = CharacterDraft("Pip", "owl")


def pages(count: int) -> list[StoryPage]:
    return [StoryPage(f"Pip counted to {number}.") for number in range(1, count + 1)]


def shown(asked: list[SceneAsked], count: int) -> list[tuple[int, tuple[int, ...]]]:
    scenes, _ = make_scenes(asked, pages(count), [PIP], "Pip")
    return [(scene.pages, scene.page_indexes) for scene in scenes]


def asks(*sizes: int) -> list[SceneAsked]:
    return [SceneAsked(line, size, f"brief {line}") for line, size in enumerate(sizes, start=1)]


def test_without_scenes_every_page_has_one() -> None:
    assert shown([], 3) == [(1, (0,)), (1, (1,)), (1, (2,))]


def test_as_many_scenes_as_pages_go_one_to_one() -> None:
    assert shown(asks(1, 2, 1), 3) == [(1, (0,)), (2, (1,)), (1, (2,))]


def test_scenes_that_add_up_to_the_pages_give_a_spread_two() -> None:
    assert shown(asks(1, 2, 1), 4) == [(1, (0,)), (2, (1, 2)), (1, (3,))]


def test_fewer_scenes_leave_the_rest_to_be_proposed_and_say_so() -> None:
    scenes, notes = make_scenes(asks(2, 1), pages(5), [PIP], "Pip")
    assert [(scene.page_indexes, scene.origin) for scene in scenes] == [
        ((0,), "title"),
        ((1,), "title"),
        ((2,), "proposed"),
        ((3,), "proposed"),
        ((4,), "proposed"),
    ]
    assert notes == (
        "title.toml has 2 [[scene]] for 5 story pages; the scenes of story pages 3 to 5 were "
        "added.",
        "3 briefs are proposed from the text; read them before anything is drawn.",
    )


def test_one_scene_added_is_named_alone() -> None:
    _, notes = make_scenes(asks(1, 1), pages(3), [PIP], "Pip")
    assert notes[0].endswith("for 3 story pages; the scene of story page 3 was added.")


def test_more_scenes_than_pages_are_refused_with_both_counts() -> None:
    with pytest.raises(ManuscriptError, match=r"line 3: there are 3 \[\[scene\]\] for 2 story"):
        make_scenes(asks(1, 1, 1), pages(2), [PIP], "Pip")


def test_title_toml_goes_before_art_notes_and_these_before_a_proposal() -> None:
    story = [StoryPage("Pip sat.", ("a hill", "at night")), StoryPage("Pip sat.", ("a hill",))]
    asked = [SceneAsked(1, 1), SceneAsked(2, 1, "a river")]
    scenes, _ = make_scenes(asked, [*story, StoryPage("Pip sat.")], [PIP], "Pip")
    assert [(scene.brief, scene.origin) for scene in scenes] == [
        ("a hill; at night", "manuscript"),
        ("a river", "title"),
        ("Pip sat.", "proposed"),
    ]
    assert scenes[0].light == "night"


def test_cast_and_light_left_out_come_from_brief_then_text() -> None:
    noor = CharacterDraft("Noor", "girl")
    asked = [SceneAsked(1, 1, "Noor under the moon"), SceneAsked(2, 1, "a river", (), "storm")]
    scenes, _ = make_scenes(asked, pages(2), [PIP, noor], "Pip")
    assert (scenes[0].cast, scenes[0].light) == (("Noor",), "night")
    assert (scenes[1].cast, scenes[1].light) == ((), "storm")
