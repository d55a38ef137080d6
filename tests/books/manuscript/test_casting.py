"""A draft is cast anew once its characters are known; what somebody wrote stays."""

from __future__ import annotations

from dataclasses import replace

from books.manuscript.casting import cast_anew
from books.manuscript.draft import BookDraft, CharacterDraft, SceneDraft, StoryPage

PIP, NOOR = CharacterDraft("Pip", "owl"), CharacterDraft("Noor", "girl")


def book(*scenes: SceneDraft, characters: tuple[CharacterDraft, ...] = ()) -> BookDraft:
    texts = ("Pip flew over the river.", "Noor waved.", "They slept.")
    return BookDraft(
        title="Pip and the Moon",
        language="en",
        pages=tuple(StoryPage(text) for text in texts),
        characters=characters,
        scenes=scenes,
    )


def proposed(at: int, **also: object) -> SceneDraft:
    return replace(SceneDraft(1, "old words", "proposed", page_indexes=(at,)), **also)  # type: ignore[arg-type]


def test_each_scene_casts_those_its_text_names_and_a_pronoun_goes_on_with_them() -> None:
    told = cast_anew(book(proposed(0), proposed(1), proposed(2)), [PIP, NOOR])
    assert [scene.cast for scene in told.scenes] == [("Pip",), ("Noor",), ("Noor",)]
    assert told.characters == (PIP, NOOR)


def test_a_proposed_brief_is_proposed_again_and_no_longer_needs_the_title() -> None:
    alone = cast_anew(book(proposed(0)), [])
    named = cast_anew(book(proposed(0)), [PIP])
    assert alone.scenes[0].brief.startswith('From "Pip and the Moon": Pip flew')
    assert named.scenes[0].brief.startswith("Pip flew over the river.")


def test_a_brief_that_somebody_wrote_stays_word_for_word_and_tells_the_cast() -> None:
    written = SceneDraft(1, "Noor at her window", "manuscript", page_indexes=(0,), light="night")
    (scene,) = cast_anew(book(written), [PIP, NOOR]).scenes
    assert (scene.brief, scene.cast, scene.light) == ("Noor at her window", ("Noor",), "night")


def test_a_cast_the_manuscript_gives_is_kept_as_far_as_its_names_are_known() -> None:
    given = proposed(0, cast=("Noor", "Zed"))
    zed = CharacterDraft("Zed")
    (scene,) = cast_anew(book(given, characters=(NOOR, zed)), [NOOR]).scenes
    assert scene.cast == ("Noor",)


def test_a_character_added_by_hand_joins_the_cast_the_manuscript_gives() -> None:
    given = proposed(0, cast=("Noor",))
    (scene,) = cast_anew(book(given, characters=(NOOR,)), [NOOR, PIP]).scenes
    assert scene.cast == ("Noor", "Pip")
