"""Exact words in a picture: off, typed by a person, asked for, compared letter by letter."""

from __future__ import annotations

import pytest
from django.urls import reverse

from books.enums import CheckItem
from books.errors import IllegalMove, NotAllowed, NotReady, Refused
from books.models import Artwork, Book, Event, LetterTick, Scene
from books.operations.lettering import set_exact_text
from books.operations.review import approve_artwork, approve_sheet
from books.tenancy import acting_for
from illustration.drawn_from import changed_since_scene
from illustration.models import Attempt, Route
from illustration.operations.request import request_scene
from illustration.providers import catalog
from tests.factories import add_candidate, make_book
from tests.illustration.painters import Painter
from tests.illustration.pump.rig import an_account
from tests.personas import Press, client_of

INN = "OWL’S INN"
# Of nine signs the space is no letter.
LETTERS = [0, 1, 2, 3, 4, 6, 7, 8]


@pytest.fixture
def book(owl: Press, painter: Painter) -> Book:
    book = make_book(owl.ben, scenes=4, spreads=0)
    pip = book.characters.get()
    approve_sheet(character=pip, artwork=add_candidate(character=pip), by=owl.rita)
    return book


def lettered(owl: Press, book: Book, text: str = INN) -> Scene:
    scene = book.scenes.get(position=1)
    set_exact_text(scene=scene, text=text, seen_version=scene.version, by=owl.ben)
    return book.scenes.get(position=1)


def offered(scene: Scene) -> Artwork:
    artwork = add_candidate(scene=scene)
    Scene.objects.filter(pk=scene.pk).update(state="offered")
    return artwork


def approve(owl: Press, artwork: Artwork, letters: list[int]) -> None:
    scene = Scene.objects.get(pk=artwork.scene_id)
    approve_artwork(
        scene=scene, artwork=artwork, by=owl.rita, checked=tuple(CheckItem), letters=letters
    )


def drawn_by(book: Book, owl: Press, model: str) -> None:
    key = an_account(owl.publisher, owl.ada, wire=catalog.shipped_models()[model].wire)
    for role in ("page", "cover"):
        Route.objects.create(publisher=owl.publisher, book=book, role=role, model=model, key=key)


def test_no_scene_bears_words_unless_a_person_types_them(owl: Press, book: Book) -> None:
    assert set(book.scenes.values_list("exact_text", flat=True)) == {""}
    assert "exact_text" not in request_scene(scene=book.scenes.get(position=2), by=owl.ben).order
    scene = lettered(owl, book, "  OWL’S   INN ")
    assert (scene.exact_text, scene.version) == (INN, 2)
    assert Event.objects.get(what="set-exact-text").note == f"“{INN}”. It was: no words."


def test_words_that_cannot_be_drawn_are_refused(owl: Press, book: Book) -> None:
    for text, says in (("x" * 121, "121 characters"), ("\x07", "nothing"), ("\u200d", "nothing")):
        with pytest.raises(Refused, match=says):
            lettered(owl, book, text)
    scene = book.scenes.get(position=1)
    with pytest.raises(NotAllowed):
        set_exact_text(scene=scene, text=INN, seen_version=1, by=owl.rita)
    with pytest.raises(IllegalMove, match="somebody else"):
        set_exact_text(scene=scene, text=INN, seen_version=3, by=owl.ben)


@pytest.mark.parametrize("model", ["", "ark/seedream-5-lite"])
def test_a_model_that_does_not_write_is_told_before_anything_is_spent(
    owl: Press, book: Book, model: str
) -> None:
    if model:
        drawn_by(book, owl, model)
    with pytest.raises(NotReady, match="does not draw words letter for letter.*nothing was spent"):
        request_scene(scene=lettered(owl, book), by=owl.ben)
    assert not Attempt.objects.exists()


def test_a_model_that_writes_is_asked_for_exactly_these_words(owl: Press, book: Book) -> None:
    drawn_by(book, owl, "openai/gpt-image-2")
    scene = lettered(owl, book)
    Route.objects.filter(book=book).update(way="fewer-pixels")
    attempt = request_scene(scene=scene, by=owl.ben)
    assert attempt.order["exact_text"] == INN
    assert f"Only the exact words “{INN}”, spelled letter for letter" in attempt.prompt
    told = changed_since_scene(attempt, lettered(owl, book, "OWL INN"))
    assert told == [f"It was drawn with other words in it: {INN}."]


def test_words_that_name_an_artist_are_stopped_in_the_picture_too(owl: Press, book: Book) -> None:
    with pytest.raises(NotReady, match="^In the exact words of scene 1: “Quentin Blake”"):
        request_scene(scene=lettered(owl, book, "by Quentin Blake"), by=owl.ben)


def test_a_picture_is_approved_once_every_letter_is_ticked(owl: Press, book: Book) -> None:
    artwork = offered(lettered(owl, book))
    with pytest.raises(NotReady, match=r"2 of 8 are not ticked \(N N\)"):
        approve(owl, artwork, LETTERS[:-2])
    assert book.scenes.get(position=1).state == "offered"
    with pytest.raises(Refused, match="no letter 5"):
        approve(owl, artwork, [*LETTERS, 5])
    approve(owl, artwork, LETTERS)
    assert book.scenes.get(position=1).state == "approved"
    assert LetterTick.objects.filter(artwork=artwork, by=owl.rita.user).count() == 8
    assert Event.objects.get(what="tick-letters").note == f"version 1: 8 letters of “{INN}”"


def test_ticks_are_of_one_picture_and_of_these_words(owl: Press, book: Book) -> None:
    approve(owl, offered(lettered(owl, book)), LETTERS)
    for text in (INN, "OWLS INN"):
        with pytest.raises(NotReady, match="8 of 8|7 of 7"):
            approve(owl, offered(lettered(owl, book, text)), [])
    first = Artwork.objects.get(scene__position=1, version=1)
    with pytest.raises(NotReady, match="7 of 7"):
        approve(owl, first, [])


def test_a_scene_without_words_is_approved_as_ever(owl: Press, book: Book) -> None:
    approve(owl, offered(book.scenes.get(position=2)), [])
    assert book.scenes.get(position=2).state == "approved"


def test_the_desk_shows_the_words_beside_the_picture_with_a_box_each(press: Press) -> None:
    with acting_for(press.publisher):
        book = make_book(press.ben, scenes=4, spreads=0)
        artwork = offered(book.scenes.get(position=1))
    words = {"publisher": press.publisher.slug, "book": book.slug, "position": 1}
    form = reverse("exact-text", kwargs=words)
    ben, rita = client_of(press.ben), client_of(press.rita)
    told = ben.post(form, {"text": INN, "version": 1}, follow=True).content.decode()
    assert f"“{INN}”" in told
    shown = rita.get(reverse("scene", kwargs=words)).content.decode()
    assert shown.count('name="letters"') == 8
    sent = {"artwork": artwork.pk, "checked": [item.value for item in CheckItem], "letters": [0, 1]}
    deed = reverse("approve-scene", kwargs=words)
    refused = rita.post(deed, sent)
    again = refused.content.decode()
    assert (refused.status_code, "6 of 8 are not ticked" in again) == (409, True)
    assert 'name="letters" value="1" checked' in again
    rita.post(deed, sent | {"letters": LETTERS})
    with acting_for(press.publisher):
        assert book.scenes.get(position=1).state == "approved"
