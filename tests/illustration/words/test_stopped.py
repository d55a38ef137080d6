"""Words that name somebody stop a picture before anything is asked for; an owner lets them go."""

from __future__ import annotations

import pytest
from django.urls import reverse

from books.errors import IllegalMove, NotAllowed, NotReady, Refused
from books.models import Book, Character, Event, Scene
from books.operations.review import approve_sheet
from books.tenancy import acting_for
from illustration.models import Attempt, ReleasedWords
from illustration.operations.releasing import hold_words, release_words
from illustration.operations.request import request_scene, request_sheet
from illustration.operations.whole import queue_book
from illustration.stopping import stops_of_book
from tests.factories import add_candidate, make_book
from tests.illustration.painters import Painter
from tests.personas import Press, client_of

BLAKE = "Quentin Blake"


@pytest.fixture
def book(owl: Press, painter: Painter) -> Book:
    book = make_book(owl.ben, scenes=4, spreads=0)
    pip = book.characters.get()
    approve_sheet(character=pip, artwork=add_candidate(character=pip), by=owl.rita)
    return book


def scene_of(book: Book, n: int = 1, **words: str) -> Scene:
    Scene.objects.filter(book=book, position=n).update(**words)
    scene = book.scenes.get(position=n)
    scene.book.refresh_from_db()
    return scene


@pytest.mark.parametrize("place", ["brief", "light", "style", "traits", "note", "sent back"])
def test_a_living_artists_name_stops_a_picture_wherever_it_stands(
    owl: Press, book: Book, place: str
) -> None:
    words, note = f"Pip as {BLAKE} would draw it", ""
    if place == "style":
        Book.objects.filter(pk=book.pk).update(style=words)
    if place == "traits":
        Character.objects.filter(book=book).update(traits={"marks": words})
    fields = {place: words} if place in ("brief", "light") else {}
    if place == "sent back":
        fields = {"state": "changes-asked", "note": words}
    if place == "note":
        note = words
    with pytest.raises(NotReady, match=f"“{BLAKE}” is an artist .* nothing spent"):
        request_scene(scene=scene_of(book, **fields), by=owl.ben, note=note)
    assert not Attempt.objects.exists()
    assert book.scenes.get(position=1).state == fields.get("state", "briefed")


def test_a_sheet_is_stopped_by_traits_and_note(owl: Press, book: Book) -> None:
    pip = book.characters.get()
    with pytest.raises(NotReady, match="^In the note: "):
        request_sheet(character=pip, by=owl.ben, note=f"more like {BLAKE}")
    pip.traits = {"wears": ["a hat", f"a scarf by {BLAKE}"]}
    with pytest.raises(NotReady, match="^In Pip's name and traits: "):
        request_sheet(character=pip, by=owl.ben)
    assert not Attempt.objects.exists()


def test_the_books_own_people_stop_nothing(owl: Press, book: Book) -> None:
    book.contributors.update(name=BLAKE)
    request_scene(scene=scene_of(book, brief=f"A portrait of {BLAKE} at his desk"), by=owl.ben)


def test_a_whole_book_is_asked_for_but_for_what_is_stopped(owl: Press, book: Book) -> None:
    pip = book.characters.get()
    Character.objects.create(
        book=book, position=2, name="Moth", kind="moth", traits={"marks": f"spots by {BLAKE}"}
    )
    scene_of(book, 3, brief=f"Pip meets {BLAKE}")
    queued = queue_book(book=book, by=owl.ben)
    assert (queued.sheets, queued.scenes) == (0, 3)
    told = [(each.scenes, each.characters) for each in queued.undrawable]
    assert told == [((), ("Moth",)), ((3,), ())]
    assert pip.name not in queued.undrawable[0].reason


def test_an_owner_lets_words_go_in_one_book_with_a_reason(owl: Press, book: Book) -> None:
    scene = scene_of(book, brief=f"Pip visits {BLAKE}")
    row = release_words(book=book, words=BLAKE, reason="He agreed by letter.", by=owl.ada)
    assert (row.reason, row.by) == ("He agreed by letter.", owl.ada.user)
    event = Event.objects.get(what="release-words")
    assert (event.subject, event.note) == (f"“{BLAKE}”", "He agreed by letter.")
    assert BLAKE in request_scene(scene=scene, by=owl.ben).prompt
    other = make_book(owl.ben, title="Another", scenes=4, spreads=0)
    scene_of(other, brief=f"Pip visits {BLAKE}")
    assert [stop.words for stop in stops_of_book(other)] == [BLAKE]
    assert stops_of_book(book) == []


def test_only_what_stops_a_prompt_is_let_go_by_an_owner_and_once(owl: Press, book: Book) -> None:
    for by, words, reason, error in (
        (owl.ben, BLAKE, "Please.", NotAllowed),
        (owl.ada, BLAKE, "  ", Refused),
        (owl.ada, "a moonlit forest", "Why not.", Refused),
        (owl.ada, f"{BLAKE} and Pablo Picasso", "Both.", Refused),
        (owl.olga, BLAKE, "Mine.", NotAllowed),
    ):
        with pytest.raises(error):
            release_words(book=book, words=words, reason=reason, by=by)
    release_words(book=book, words=BLAKE, reason="He agreed.", by=owl.ada)
    with pytest.raises(IllegalMove, match="let go already"):
        release_words(book=book, words=BLAKE.upper(), reason="Again.", by=owl.ada)
    assert ReleasedWords.objects.count() == 1


def test_words_held_again_stop_again(owl: Press, book: Book) -> None:
    scene = scene_of(book, brief=f"Pip visits {BLAKE}")
    row = release_words(book=book, words=BLAKE, reason="He agreed.", by=owl.ada)
    with pytest.raises(NotAllowed):
        hold_words(released=row, by=owl.ben)
    hold_words(released=row, by=owl.ada)
    with pytest.raises(NotReady):
        request_scene(scene=scene, by=owl.ben)


def test_the_desk_names_each_stop_with_its_place_and_lets_it_go(press: Press) -> None:
    with acting_for(press.publisher):
        book = make_book(press.ben, scenes=4, spreads=0)
        scene_of(book, 2, brief=f"Pip visits {BLAKE}")
    words = {"publisher": press.publisher.slug, "book": book.slug}
    page = reverse("stopped-words", kwargs=words)
    for who, has_form in ((press.ben, False), (press.ada, True)):
        shown = client_of(who).get(page).content.decode()
        assert f"In the brief of scene 2: “{BLAKE}”" in shown
        assert ("Let them go in this title" in shown) is has_form
    ada, deed = client_of(press.ada), reverse("release-words", kwargs=words)
    refused = ada.post(deed, {"words": BLAKE, "reason": ""})
    assert (refused.status_code, "the reason stays on record" in refused.content.decode()) == (
        400,
        True,
    )
    shown = ada.post(deed, {"words": BLAKE, "reason": "A letter of May."}, follow=True)
    assert "A letter of May." in shown.content.decode()
    assert "No words stop a picture" in shown.content.decode()
    with acting_for(press.publisher):
        row = ReleasedWords.objects.get()
    ada.post(reverse("hold-words", kwargs={**words, "released": row.pk}))
    assert "In the brief of scene 2" in ada.get(page).content.decode()
