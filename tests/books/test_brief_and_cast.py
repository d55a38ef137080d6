"""Briefs, casts and characters: written by people, one version at a time, nothing voided."""

from __future__ import annotations

import pytest

from books.errors import IllegalMove, NotAllowed, NotReady, Refused
from books.models import Book, Character, Scene
from books.operations.brief import edit_brief
from books.operations.cast import add_character, edit_character, remove_character
from illustration.drawn_from import changed_since_scene, changed_since_sheet
from illustration.operations.request import request_scene, request_sheet
from tests.factories import add_candidate, make_book
from tests.illustration.conftest import painter
from tests.illustration.painters import Painter
from tests.laid import once_a_file
from tests.personas import Press

__all__ = ["painter"]


def whole_book(owl: Press) -> Book:
    """Four scenes in which Pip plays, everything approved."""
    return make_book(owl.ben, approved=True, approver=owl.rita)


laid, press, book = once_a_file(whole_book, in_force=True)


def scene_of(book: Book, position: int = 1) -> Scene:
    return book.scenes.get(position=position)


def write(book: Book, by: object, **other: object) -> None:
    scene = scene_of(book)
    wish = {"brief": "Pip sleeps", "light": "night", "cast": [], "seen_version": scene.version}
    edit_brief(scene=scene, by=by, **(wish | other))  # type: ignore[arg-type]


def test_a_brief_is_written_with_its_light_and_cast_and_marked_as_a_persons(
    owl: Press, book: Book
) -> None:
    mo = add_character(book=book, name="Mo", kind="mole", traits={}, by=owl.ben)
    pip = book.characters.get(name="Pip")
    write(book, owl.ben, cast=[mo, pip])
    scene = scene_of(book)
    assert (scene.brief, scene.light, scene.brief_origin) == ("Pip sleeps", "night", "person")
    assert [one.character.name for one in scene.castings.all()] == ["Mo", "Pip"]
    event = book.events.first()
    assert event is not None
    assert (event.what, event.subject, event.by) == ("edit-brief", "scene 1", owl.ben.user)
    assert "Cast: Mo, Pip. Light: night." in event.note
    assert "The brief was: Pip flies over hill 1" in event.note


def test_an_approved_picture_stands_when_its_brief_is_changed(owl: Press, book: Book) -> None:
    before = scene_of(book)
    write(book, owl.ben)
    after = scene_of(book)
    assert (after.state, after.artwork_id) == ("approved", before.artwork_id)


def test_a_planned_scene_is_briefed_by_its_first_brief(owl: Press, book: Book) -> None:
    Scene.objects.filter(book=book, position=1).update(state="planned", brief="", artwork=None)
    write(book, owl.ben)
    assert scene_of(book).state == "briefed"


def test_of_two_who_write_one_brief_the_second_is_told(owl: Press, book: Book) -> None:
    write(book, owl.ada, brief="Pip dances", seen_version=1)
    events = book.events.count()
    with pytest.raises(IllegalMove, match="saved by somebody else since you opened it"):
        write(book, owl.ben, brief="Pip sleeps", seen_version=1)
    assert scene_of(book).brief == "Pip dances"
    assert book.events.count() == events


def test_what_no_brief_can_be_is_refused(owl: Press, book: Book) -> None:
    other = make_book(owl.ben, title="Another")
    stranger = other.characters.get()
    for wrong in (
        {"brief": " \n"},
        {"brief": "x" * 4001},
        {"light": "x" * 41},
        {"cast": [stranger]},
    ):
        with pytest.raises(Refused, match="not saved|Nothing was saved"):
            write(book, owl.ben, **wrong)
    with pytest.raises(NotAllowed):
        write(book, owl.rita)
    assert scene_of(book).version == 1


def test_a_character_is_added_with_its_traits_and_waits_for_a_sheet(owl: Press, book: Book) -> None:
    mo = add_character(
        book=book,
        name="  Mo  Mole ",
        kind="mole",
        traits={"wears": "red boots, a hat,", "eyes": " black ", "skin": ""},
        by=owl.ben,
    )
    assert (mo.name, mo.position, mo.sheet) == ("Mo Mole", 2, None)
    assert mo.traits == {"eyes": "black", "wears": ["red boots", "a hat"]}


def test_names_are_taken_once_and_traits_are_the_known_words(owl: Press, book: Book) -> None:
    add = {"book": book, "kind": "owl", "traits": {}, "by": owl.ben}
    with pytest.raises(Refused, match="has a character called pip already"):
        add_character(name="pip", **add)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="Give the character a name"):
        add_character(name=" ", **add)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="no trait wings"):
        add_character(name="Mo", **(add | {"traits": {"wings": "two"}}))  # type: ignore[arg-type]
    assert book.characters.count() == 1


def test_changed_traits_leave_the_approved_sheet_standing(owl: Press, book: Book) -> None:
    pip = book.characters.get()
    sheet = pip.sheet_id
    edit_character(
        character=pip, name="Pip", kind="owl", traits={"eyes": "green"}, seen_version=1, by=owl.ben
    )
    pip = book.characters.get()
    assert (pip.traits, pip.sheet_id, pip.version) == ({"eyes": "green"}, sheet, 2)
    event = book.events.first()
    assert event is not None
    assert event.note == "It was: owl; body teal feathers; eyes amber; wears red scarf."
    with pytest.raises(IllegalMove, match="Pip was saved by somebody else"):
        edit_character(character=pip, name="Pip", kind="owl", traits={}, seen_version=1, by=owl.ada)


def test_a_character_leaves_the_book_once_no_scene_shows_it(owl: Press, book: Book) -> None:
    pip = book.characters.get()
    with pytest.raises(NotReady, match="Pip plays in scenes 1, 2, 3, 4"):
        remove_character(character=pip, by=owl.ben)
    for scene in book.scenes.all():
        edit_brief(scene=scene, brief=scene.brief, light="", cast=[], seen_version=1, by=owl.ben)
    drawn = pip.sheets.get()
    remove_character(character=pip, by=owl.ben)
    assert not book.characters.exists()
    kept = book.artworks.get(pk=drawn.pk)
    assert (kept.character, kept.scene, kept.source_name) == (None, None, "Sheet 1 of Pip")


def order_of(book: Book, owl: Press) -> object:
    """An open request for scene 1, as it is asked now."""
    return request_scene(scene=scene_of(book), by=owl.ben)


def test_a_picture_tells_what_was_changed_since_it_was_ordered(
    owl: Press, book: Book, painter: Painter
) -> None:
    attempt = order_of(book, owl)
    assert changed_since_scene(attempt, scene_of(book)) == []  # type: ignore[arg-type]
    write(book, owl.ben, cast=[book.characters.get()])
    edit_character(
        character=book.characters.get(),
        name="Pip",
        kind="owl",
        traits={"eyes": "green"},
        seen_version=1,
        by=owl.ben,
    )
    told = [str(one) for one in changed_since_scene(attempt, scene_of(book))]  # type: ignore[arg-type]
    assert told == [
        "It was drawn from an earlier brief: “Pip flies over hill 1”",
        "It was drawn in another light: day.",
        "Pip was drawn from other traits.",
    ]
    write(book, owl.ben, cast=[])
    told = [str(one) for one in changed_since_scene(attempt, scene_of(book))]  # type: ignore[arg-type]
    assert "It was drawn with another cast: Pip." in told


def test_a_sheet_tells_that_it_was_drawn_from_other_traits_until_they_are_back(
    owl: Press, book: Book, painter: Painter
) -> None:
    pip = book.characters.get()
    attempt = request_sheet(character=pip, by=owl.ben)
    assert changed_since_sheet(attempt, pip) == []
    was = pip.traits
    change = {"character": pip, "name": "Pip", "kind": "owl", "by": owl.ben}
    edit_character(**change, traits={**was, "eyes": "green"}, seen_version=1)  # type: ignore[arg-type]
    (sentence,) = changed_since_sheet(attempt, Character.objects.get(pk=pip.pk))
    assert "drawn from other traits (eyes)" in sentence
    edit_character(**change, traits=was, seen_version=2)  # type: ignore[arg-type]
    assert changed_since_sheet(attempt, Character.objects.get(pk=pip.pk)) == []


def test_nothing_is_said_of_a_picture_that_was_handed_in(owl: Press, book: Book) -> None:
    add_candidate(scene=scene_of(book), seed=9)
    assert changed_since_scene(None, scene_of(book)) == []
