"""What a character wears and holds in one scene: kept with the cast, in the order, on the desk."""

from __future__ import annotations

import pytest
from django.urls import reverse

from books.enums import CheckItem
from books.errors import IllegalMove, NotAllowed, NotReady, Refused
from books.models import Book, Casting, Event
from books.operations.brief import edit_brief
from books.operations.dressing import dress, things_of
from books.operations.review import approve_artwork, approve_sheet
from books.operations.titles import duplicate_title
from books.tenancy import acting_for
from books.touching import touched_by
from illustration.drawn_from import changed_since_scene
from illustration.operations.request import request_scene
from tests.factories import add_candidate, make_book
from tests.illustration.painters import Painter
from tests.personas import Press, client_of

RAIN = {"wears": ["a yellow raincoat"], "holds": ["a lantern"]}


@pytest.fixture
def book(owl: Press) -> Book:
    book = make_book(owl.ben, scenes=4, spreads=0)
    pip = book.characters.get()
    approve_sheet(character=pip, artwork=add_candidate(character=pip), by=owl.rita)
    return book


def put_on(owl: Press, book: Book, version: int = 1, **outfit: list[str]) -> None:
    scene, pip = book.scenes.get(position=1), book.characters.get()
    dress(scene=scene, character=pip, seen_version=version, by=owl.ben, **(RAIN | outfit))


def outfit_of(book: Book) -> tuple[list[str], list[str]]:
    row = Casting.objects.get(scene__book=book, scene__position=1)
    return row.wears, row.holds


def test_an_outfit_is_of_one_scene_and_leaves_the_traits_alone(owl: Press, book: Book) -> None:
    traits = book.characters.get().traits
    put_on(owl, book, wears=["a  yellow raincoat", "", "a yellow raincoat"])
    assert outfit_of(book) == (["a yellow raincoat"], ["a lantern"])
    assert book.characters.get().traits == traits
    assert Casting.objects.filter(scene__book=book, wears=[], holds=[]).count() == 3
    event = Event.objects.get(what="dress")
    assert event.subject == "scene 1"
    assert event.note == (
        "Pip wears also a yellow raincoat and holds a lantern. It was: is as in the own traits."
    )


def test_an_outfit_is_refused_to_whom_it_must_be(owl: Press, book: Book) -> None:
    with pytest.raises(NotAllowed):
        dress(
            scene=book.scenes.get(position=1),
            character=book.characters.get(),
            seen_version=1,
            by=owl.rita,
            **RAIN,
        )
    with pytest.raises(Refused, match="8 things"):
        put_on(owl, book, wears=[f"hat {n}" for n in range(9)])
    with pytest.raises(IllegalMove, match="somebody else"):
        put_on(owl, book, version=7)
    Casting.objects.filter(scene__position=1).delete()
    with pytest.raises(Refused, match="not in scene 1"):
        put_on(owl, book)
    assert not Event.objects.filter(what="dress").exists()


def test_another_brief_leaves_who_stays_dressed_and_a_copy_takes_it_along(
    owl: Press, book: Book
) -> None:
    put_on(owl, book)
    scene, pip = book.scenes.get(position=1), book.characters.get()
    edit_brief(scene=scene, brief="Rain.", light="", cast=[pip], seen_version=2, by=owl.ben)
    assert outfit_of(book) == (RAIN["wears"], RAIN["holds"])
    assert outfit_of(duplicate_title(book=book, by=owl.ada)) == (RAIN["wears"], RAIN["holds"])


def test_the_order_has_it_beside_the_locked_traits(
    owl: Press, book: Book, painter: Painter
) -> None:
    bare = request_scene(scene=book.scenes.get(position=2), by=owl.ben)
    assert "dressed" not in bare.order
    put_on(owl, book)
    attempt = request_scene(scene=book.scenes.get(position=1), by=owl.ben)
    assert attempt.order["dressed"] == [{"name": "Pip", **RAIN}]
    assert attempt.order["cast"][0]["wears"] == ["red scarf"]
    assert "wearing today also a yellow raincoat; holding a lantern" in attempt.prompt


def test_a_picture_says_that_it_was_drawn_in_another_outfit(
    owl: Press, book: Book, painter: Painter
) -> None:
    scene = book.scenes.get(position=1)
    attempt = request_scene(scene=scene, by=owl.ben)
    assert changed_since_scene(attempt, scene) == []
    put_on(owl, book)
    told = changed_since_scene(attempt, book.scenes.get(position=1))
    assert told == ["Pip was drawn in another outfit: none of its own."]


def test_an_outfit_that_names_an_artist_stops_the_picture(
    owl: Press, book: Book, painter: Painter
) -> None:
    put_on(owl, book, wears=["a coat by Quentin Blake"])
    with pytest.raises(NotReady, match="^In the outfit of Pip of scene 1: “Quentin Blake”"):
        request_scene(scene=book.scenes.get(position=1), by=owl.ben)


def test_what_a_change_touches_is_told_with_its_approved_pictures(owl: Press, book: Book) -> None:
    scene = book.scenes.get(position=2)
    artwork = add_candidate(scene=scene)
    approve_artwork(
        scene=book.scenes.get(position=2), artwork=artwork, by=owl.rita, checked=tuple(CheckItem)
    )
    book.scenes.filter(position=3).update(state="drawing")
    told = [
        (each.scene.position, each.approved, each.under_way)
        for each in touched_by(book.characters.get())
    ]
    assert told == [(1, None, False), (2, artwork, False), (3, None, True), (4, None, False)]


def test_the_grid_shows_outfits_and_the_form_what_it_touches(press: Press) -> None:
    with acting_for(press.publisher):
        book = make_book(press.ben, scenes=4, spreads=0)
        scene = book.scenes.get(position=2)
        book.scenes.filter(pk=scene.pk).update(artwork=add_candidate(scene=scene))
    words = {"publisher": press.publisher.slug, "book": book.slug}
    ben = client_of(press.ben)
    form = reverse("outfit", kwargs={**words, "position": 2, "who": 1})
    shown = " ".join(ben.get(form).content.decode().split())
    assert "Always: red scarf." in shown
    assert "1 scene, 1 approved picture." in shown
    sent = {"wears": "a yellow raincoat, boots", "holds": "", "version": 1}
    grid = ben.post(form, sent, follow=True).content.decode()
    assert "wears also a yellow raincoat, boots" in grid
    assert grid.count("as always") == 3
    traits = reverse("edit-character", kwargs={**words, "position": 1})
    assert "4 scenes, 1 approved picture." in " ".join(ben.get(traits).content.decode().split())
    assert ben.post(form, sent).status_code == 409
    assert client_of(press.rita).post(form, sent).status_code == 403


def test_things_are_typed_with_commas_between() -> None:
    assert things_of(" a hat,, two  boots ,") == ["a hat", "two boots"]
